import { GEZHI } from '../testing/engines.testing';
import { startSubgraph } from '../testing/subgraph-server.testing';
import { ask, FEDERATION, supergraphOf } from '../testing/two-departments.testing';

const KEYS = FEDERATION.replace('["@key"]', '["@key", "@external", "@requires"]');
const RATES: Readonly<Record<string, number>> = { USD: 1, EUR: 2, CNY: 7 };

/** A shop that knows prices in any currency, and a carrier that computes from prices in some. */
async function shopAndCarrier() {
  const shop = await startSubgraph({
    name: 'shop',
    typeDefs: `${KEYS}
      type Query { goods(first: Int): [Good!]! }
      type Part { price(in: String!): Int }
      type Good @key(fields: "id") { id: ID! part: Part price(in: String! = "USD"): Int }`,
    resolvers: {
      Query: {
        goods: () => [
          { id: '3', part: {} },
          { id: '5', part: {} },
        ],
      },
      Part: { price: (_: unknown, { in: currency }: { in: string }) => RATES[currency] },
      Good: {
        __resolveReference: ({ id }: { id: string }) => ({ id, part: {} }),
        price: ({ id }: { id: string }, { in: currency }: { in: string }) => {
          const rate = RATES[currency];
          if (rate === undefined) throw new Error('no such currency');
          return Number(id) * rate;
        },
      },
    },
  });
  const computed =
    (...names: string[]) =>
    (given: Record<string, unknown>) =>
      names.map((name) => JSON.stringify(given[name])).join(' ');
  const carrier = await startSubgraph({
    name: 'carrier',
    typeDefs: `${KEYS}
      type Part { price(in: String!): Int @external }
      type Good @key(fields: "id") {
        id: ID! price(in: String! = "USD"): Int @external part: Part @external
        dollars: String @requires(fields: "price(in: \\"USD\\")")
        euros(times: Int): String @requires(fields: "price(in: \\"EUR\\")")
        usual: String @requires(fields: "price")
        ofPart: String @requires(fields: "part { price(in: \\"CNY\\") } price(in: \\"EUR\\")")
        ofPartToo: String @requires(fields: "part { price(in: \\"USD\\") }")
        wrong: String @requires(fields: "price(in: \\"???\\")")
        weight: Int }`,
    resolvers: {
      Good: {
        dollars: computed('price'),
        usual: computed('price'),
        euros: ({ price }: { price: number }, { times = 1 }: { times?: number }) =>
          `${price * times}`,
        ofPart: computed('part', 'price'),
        ofPartToo: computed('part'),
        wrong: computed('price'),
        weight: () => 1,
      },
    },
  });
  const graph = await GEZHI.engineFor([shop, carrier]).load(supergraphOf([shop, carrier]));
  return {
    shop,
    carrier,
    graph,
    async [Symbol.asyncDispose]() {
      await graph.dispose();
      await Promise.all([shop[Symbol.asyncDispose](), carrier[Symbol.asyncDispose]()]);
    },
  };
}

describe('fields that require others with arguments', () => {
  it('are each sent the value for their own arguments, in one request', async () => {
    await using served = await shopAndCarrier();
    const { data, errors } = await ask(
      served.graph,
      '{ goods { dollars euros usual ofPart ofPartToo weight } }',
    );
    expect(errors).toBeUndefined();
    expect((data?.goods as unknown[])[0]).toEqual({
      dollars: '3',
      euros: '6',
      usual: '3',
      ofPart: '{"price":7} 6',
      ofPartToo: '{"price":1}',
      weight: 1,
    });
    expect(served.carrier.asked).toHaveLength(1);
  });

  it('leave the client its own arguments and names', async () => {
    await using served = await shopAndCarrier();
    const { data, errors } = await ask(
      served.graph,
      `query($in: String!, $times: Int) { goods(first: 2) {
        price(in: $in) price_required_0: id price_required_1: price(in: "EUR") dollars euros(times: $times) } }`,
      { variables: { in: 'CNY', times: 4 } },
    );
    expect(errors).toBeUndefined();
    expect((data?.goods as unknown[])[1]).toEqual({
      price: 35,
      price_required_0: '5',
      price_required_1: 10,
      dollars: '5',
      euros: '40',
    });
  });

  it('are told of what fails under the name of the field that failed', async () => {
    await using served = await shopAndCarrier();
    const { data, errors } = await ask(served.graph, '{ goods { wrong dollars } }');
    expect((data?.goods as unknown[])[0]).toEqual({
      wrong: 'null',
      dollars: '3',
    });
    expect(errors?.map(({ path }) => path)).toEqual([
      ['goods', 0, 'price'],
      ['goods', 1, 'price'],
    ]);
  });
});
