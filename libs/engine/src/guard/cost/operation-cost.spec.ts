import { composeServices } from '@apollo/composition';
import { parse, validate } from 'graphql';
import type { buildSchema } from 'graphql';
import { loadSupergraph } from '../../supergraph/load-supergraph';
import { CostModel } from './operation-cost';

const LINK = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;

const SHOP = `
  type Query {
    shops(first: Int = 5, last: Int): [Shop!]! @LIST(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
    page(first: Int = 20): ShopConnection @LIST(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
    exact(first: Int, last: Int): [Shop!] @LIST(slicingArguments: ["first", "last"])
    assumed: [Shop!] @LIST(assumedSize: 7)
    plain: [Shop!]
    names: [String!]
    dear: Shop @COST(weight: 40)
    search(filter: Filter, by: Int @COST(weight: 6)): Shop
    any: Thing
    count: Int
  }
  type Mutation { close: Shop }
  union Thing = Shop | Safe
  input Filter { near: String @COST(weight: 9), and: [Filter!] }
  type ShopConnection { edges: [ShopEdge!]! nodes: [Shop!]! total: Int other: [Shop!]! }
  type ShopEdge { node: Shop! }
  type Shop { name: String next: Shop near: [Shop!]! @LIST(assumedSize: 3) safe: Safe }
  type Safe @COST(weight: 10) { code: String level: Level parts: [Safe!]! @LIST(assumedSize: 2) }
  enum Level @COST(weight: 3) { LOW HIGH }`;

function modelOf(typeDefs: string): { model: CostModel; schema: ReturnType<typeof buildSchema> } {
  const composed = composeServices([
    { name: 'shop', url: 'http://shop', typeDefs: parse(typeDefs) },
  ]);
  expect(composed.errors?.map(String) ?? []).toEqual([]);
  const sdl = composed.supergraphSdl ?? '';
  const { schema } = loadSupergraph(sdl);
  return { model: new CostModel(schema, sdl, { listSize: 4 }), schema };
}

const { model, schema } = modelOf(
  LINK('"@cost", "@listSize"') + SHOP.replaceAll('@LIST', '@listSize').replaceAll('@COST', '@cost'),
);

function estimate(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document).map(String)).toEqual([]);
  return model.compile(document).estimate(variables);
}
const cost = (...asked: Parameters<typeof estimate>) => estimate(...asked).cost;

describe('the cost of an operation', () => {
  it.each([
    ['nothing for single values', '{ count names }', 0],
    ['one for an object', '{ any { __typename } }', 10],
    ['ten for a change', 'mutation { close { name } }', 11],
    ['a weight in place of the one', '{ dear { name } }', 40],
    ['the weight of a type, of an enum', '{ dear { safe { level } } }', 40 + 10 + 3],
    ['as many as a list is assumed to have', '{ assumed { name } }', 7],
    ['the default where nobody says', '{ plain { name } }', 4],
    [
      'lists within lists multiplied',
      '{ assumed { near { near { name } } } }',
      7 * (1 + 3 * (1 + 3)),
    ],
    ['what an argument says', '{ shops(first: 9) { name } }', 9],
    ['the most of several arguments', '{ shops(first: 9, last: 12) { name } }', 12],
    ['the default of an argument', '{ shops { name } }', 5],
    [
      'the items of a connection',
      '{ page(first: 8) { nodes { name } edges { node { name } } } }',
      1 + 8 + 8 * 2,
    ],
    ['no more than those', '{ page(first: 8) { other { name } } }', 1 + 4],
    [
      'weights of arguments',
      '{ search(by: 1, filter: { near: "a", and: [{ near: "b" }] }) { name } }',
      1 + 6 + 18,
    ],
    ['nothing for arguments left out', '{ search { name } }', 1],
    [
      'of different types the most',
      '{ any { ... on Shop { next { name } near { name } } ... on Safe { parts { code } } } }',
      10 + 20,
    ],
    [
      'fragments where they stand',
      '{ plain { ...F next { ...F } } } fragment F on Shop { near { name } }',
      4 * (1 + 3 + 1 + 3),
    ],
    [
      'the size of a connection through fragments',
      '{ page(first: 2) { ...P } } fragment P on ShopConnection { nodes { name } }',
      1 + 2,
    ],
    [
      'nothing for what is left out',
      '{ dear @skip(if: true) { name } count @include(if: false) }',
      0,
    ],
    ['a fixed price for the schema', '{ __schema { types { name fields { name } } } }', 50],
  ])('counts %s', (_what, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it('is known from the variables of each request, with one program for all', () => {
    const program = model.compile(
      parse(
        'query ($n: Int = 3, $all: Boolean!) { page(first: $n) { ...P } shops(first: $n) { near @include(if: $all) { name } } } fragment P on ShopConnection { nodes { name } }',
      ),
    );
    const costs = [
      { all: false },
      { n: 10, all: false },
      { n: 10, all: true },
      { n: -5, all: true },
    ];
    expect(costs.map((variables) => program.estimate(variables).cost)).toEqual([
      1 + 3 + 3,
      1 + 10 + 10,
      1 + 10 + 10 * (1 + 3),
      1,
    ]);
  });

  it('takes a fragment for each size of the list around it', () => {
    const text =
      'query ($n: Int) { a: page(first: $n) { ...P } b: page(first: 2) { ...P } } fragment P on ShopConnection { nodes { name } }';
    expect(cost(text, { n: 9 })).toBe(1 + 9 + 1 + 2);
  });

  it.each([
    ['none', '{ exact { name } }', {}],
    ['two', '{ exact(first: 1, last: 1) { name } }', {}],
    ['null as a variable', 'query ($n: Int) { exact(first: $n) { name } }', { n: null }],
  ])('asks for exactly one size where the schema does, given %s', (_what, text, variables) => {
    expect(estimate(text, variables).unsized).toEqual({
      field: 'Query.exact',
      arguments: ['first', 'last'],
    });
  });

  it('is content with one size', () => {
    expect(estimate('query ($n: Int) { exact(first: $n) { name } }', { n: 2 })).toEqual({
      cost: 2,
      unsized: null,
    });
  });

  it('reads the directives under other names', () => {
    const renamed =
      LINK('{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@size" }') +
      SHOP.replaceAll('@LIST', '@size').replaceAll('@COST', '@price');
    const other = modelOf(renamed).model;
    expect(other.compile(parse('{ assumed { safe { code } } }')).estimate({}).cost).toBe(7 * 11);
  });

  it('is a number JSON can write, however large sizes are', () => {
    const text = 'query ($n: Int) { shops(first: $n) { near { next { name } } } }';
    expect(cost(text, { n: 1e300 })).toBe(Number.MAX_SAFE_INTEGER);
    expect(cost(text, { n: Number.NaN })).toBeGreaterThan(0);
  });

  it('takes time in proportion to the text, where fragments double on every level', () => {
    const levels = 40;
    const fragments = Array.from({ length: levels }, (_, level) => {
      const next = level === levels - 1 ? 'name' : `next{...F${level + 1}}near{...F${level + 1}}`;
      return `fragment F${level} on Shop{${next}}`;
    });
    const document = parse(`query($n:Int){shops(first:$n){...F0}}${fragments.join('')}`);
    const before = performance.now();
    expect(model.compile(document).estimate({ n: 3 }).cost).toBe(Number.MAX_SAFE_INTEGER);
    expect(performance.now() - before).toBeLessThan(50);
  });
});
