import { parse } from 'graphql';
import { GEZHI } from '../testing/engines.testing';
import { startSubgraph } from '../testing/subgraph-server.testing';
import { ask, caller, FEDERATION, supergraphOf } from '../testing/two-departments.testing';

const KEYS = FEDERATION.replace('["@key"]', '["@key", "@external", "@requires"]');
const PEOPLE = ['1', '2', '3'].map((id) => ({ id, name: `name ${id}` }));

/** People, who each know all others, and what a second and third subgraph say about them. */
async function threeSubgraphs() {
  const people = await startSubgraph({
    name: 'people',
    typeDefs: `${KEYS}
      type Query { all: [Person!]! first: Person any: [Thing!]! }
      type Mutation { add(id: ID!): Person remove(id: ID!): Person }
      type Subscription { added: Person }
      union Thing = Person | Place
      type Place @key(fields: "id") { id: ID! }
      type Person @key(fields: "id") { id: ID! name: String friends: [Person!]! }`,
    resolvers: {
      Query: {
        all: () => PEOPLE,
        first: () => PEOPLE[0],
        any: () => [
          { __typename: 'Place', id: '1' },
          { __typename: 'Person', ...PEOPLE[0] },
        ],
      },
      Mutation: {
        add: (_: unknown, { id }: { id: string }) => ({ id, name: 'added' }),
        remove: (_: unknown, { id }: { id: string }) => ({ id, name: 'removed' }),
      },
      Person: { friends: () => PEOPLE },
    },
  });
  const ages = await startSubgraph({
    name: 'ages',
    typeDefs: `${KEYS}
      type Mutation { grow(id: ID!): Person }
      type Person @key(fields: "id") { id: ID! age: Int }
      type Place @key(fields: "id") { id: ID! age: Int }`,
    resolvers: {
      Mutation: { grow: (_: unknown, { id }: { id: string }) => ({ id }) },
      Person: { age: ({ id }: { id: string }) => Number(id) * 10 },
      Place: { age: () => 1_000 },
    },
  });
  const cards = await startSubgraph({
    name: 'cards',
    typeDefs: `${KEYS}
      type Person @key(fields: "id") { id: ID! age: Int @external card: String @requires(fields: "age") code: String! }`,
    resolvers: {
      Person: {
        code: ({ id }: { id: string }) => `c${id}`,
        card: ({ id, age }: { id: string; age: number }) => `${id} is ${age}`,
      },
    },
  });
  const all = [people, ages, cards];
  const graph = await GEZHI.engineFor(all).load(supergraphOf(all));
  return {
    people,
    ages,
    cards,
    graph,
    async [Symbol.asyncDispose]() {
      await graph.dispose();
      await Promise.all(all.map((subgraph) => subgraph[Symbol.asyncDispose]()));
    },
  };
}

describe('a compiled operation', () => {
  it('asks a subgraph once for entities of several places and types, and each entity once', async () => {
    await using served = await threeSubgraphs();
    const { data } = await ask(
      served.graph,
      '{ all { age friends { age } } first { age } any { ... on Person { age } ... on Place { age } } }',
    );
    expect(data).toMatchObject({
      all: [{ age: 10 }, { age: 20 }, { age: 30 }],
      first: { age: 10 },
      any: [{ age: 1_000 }, { age: 10 }],
    });
    expect(served.ages.asked).toHaveLength(1);
    const [{ variables } = { variables: {} }] = served.ages.asked;
    const counts = Object.values(variables).map((list) => (list as unknown[]).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3 + 2);
  });

  it('asks at once what waits for nothing, and in one request what may as well wait', async () => {
    await using served = await threeSubgraphs();
    const operation = await served.graph.prepare(parse('{ all { name age card } }'));
    const lines = operation.explain?.().match(/^\d+\. .*$/gm) ?? [];
    expect(lines.map((line) => line.split(',')[0])).toEqual(['0. people', '1. ages', '2. cards']);
  });

  it('runs top-level fields of a mutation in order, also across subgraphs', async () => {
    await using served = await threeSubgraphs();
    const order: string[] = [];
    for (const [name, subgraph] of Object.entries({ people: served.people, ages: served.ages })) {
      subgraph.onAsked = (query) => void (query.startsWith('mutation') && order.push(name));
    }
    const { data } = await ask(
      served.graph,
      'mutation { a: add(id: "1") { name age } b: grow(id: "2") { age } c: remove(id: "3") { name } }',
    );
    expect(data).toEqual({
      a: { name: 'added', age: 10 },
      b: { age: 20 },
      c: { name: 'removed' },
    });
    expect(order).toEqual(['people', 'ages', 'people']);
  });

  it.each([true, false])(
    'makes a change asked for twice once, where it first stands (the condition is %s)',
    async (first) => {
      await using served = await threeSubgraphs();
      const order: string[] = [];
      for (const subgraph of [served.people, served.ages]) {
        subgraph.onAsked = (query) => {
          if (query.startsWith('mutation')) order.push(...(query.match(/add|grow/g) ?? []));
        };
      }
      const twice = `mutation($first: Boolean!) {
        add(id: "1") @include(if: $first) { ...Aged } grow(id: "2") { id } ...Again }
        fragment Aged on Person { age } fragment Again on Mutation { add(id: "1") { name } }`;
      const { data, errors } = await ask(served.graph, twice, { variables: { first } });
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        add: first ? { age: 10, name: 'added' } : { name: 'added' },
        grow: { id: '2' },
      });
      expect(order).toEqual(first ? ['add', 'grow'] : ['grow', 'add']);
    },
  );

  it('makes a change whose condition is written out once', async () => {
    await using served = await threeSubgraphs();
    const twice = `mutation { add(id: "1") @include(if: true) { age } grow(id: "2") { id }
      add(id: "1") @skip(if: false) { name } remove(id: "1") @include(if: false) { id } }`;
    const { data } = await ask(served.graph, twice);
    expect(data).toEqual({ add: { age: 10, name: 'added' }, grow: { id: '2' } });
    const changes = served.people.asked.filter(({ query }) => query.startsWith('mutation'));
    expect(changes).toHaveLength(1);
  });

  it('refuses variables of a change asked for twice before anybody is asked', async () => {
    await using served = await threeSubgraphs();
    const twice =
      'mutation($yes: Boolean!) { add(id: 1) @skip(if: $yes) { id } add(id: 1) { name } }';
    const { errors } = await ask(served.graph, twice, { variables: { yes: 'perhaps' } });
    expect(errors).toMatchObject([{ message: expect.stringContaining('$yes') }]);
    expect(served.people.asked).toHaveLength(0);
  });

  it.each([true, false])(
    'asks for what a field requires only when that field is asked for (the condition is %s)',
    async (yes) => {
      await using served = await threeSubgraphs();
      const asked =
        'query($yes: Boolean!) { first { id ...Card @include(if: $yes) } } fragment Card on Person { card code }';
      const plain = 'query($yes: Boolean!) { first { code card @include(if: $yes) } }';
      const variables = { yes };
      const card = yes ? { card: '1 is 10' } : {};
      expect((await ask(served.graph, plain, { variables })).data).toEqual({
        first: { code: 'c1', ...card },
      });
      expect((await ask(served.graph, asked, { variables })).data).toEqual({
        first: { id: '1', ...(yes && { code: 'c1', ...card }) },
      });
      expect(served.ages.asked).toHaveLength(yes ? 2 : 0);
    },
  );

  it('tells of an error at every place of the entity it is about', async () => {
    await using served = await threeSubgraphs();
    served.ages.answerWith((_request, response) => {
      const error = { message: 'no', path: ['_entities', 1, 'age'], extensions: { code: 'NO' } };
      const data = { _entities: [{ age: 1 }, { age: null }, { age: 3 }] };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data, errors: [error] }));
    });
    const { errors = [] } = await ask(served.graph, '{ all { friends { age } } }');
    const paths = errors.map(({ path }) => path);
    expect(paths).toEqual([0, 1, 2].map((index) => ['all', index, 'friends', 1, 'age']));
  });

  it('keeps the names of clients apart, whatever it calls their fields itself', async () => {
    await using served = await threeSubgraphs();
    const wanted = ['{ first { id: name age } }', '{ first { id_asked: name age } }'];
    const [taken, free] = [
      await ask(served.graph, wanted[0]!),
      await ask(served.graph, wanted[1]!),
    ];
    expect(taken.data).toEqual({ first: { id: 'name 1', age: 10 } });
    expect(free.data).toEqual({ first: { id_asked: 'name 1', age: 10 } });
  });

  it('gives an empty object where everything asked of one is left out', async () => {
    await using served = await threeSubgraphs();
    const nothing =
      '{ first { name @skip(if: true) } all { ... on Person { age @include(if: false) } } }';
    expect((await ask(served.graph, nothing)).data).toEqual({ first: {}, all: [{}, {}, {}] });
    expect((await ask(served.graph, '{ first @skip(if: true) { name } }')).data).toEqual({});
  });

  it('gives the same data as text as it does as objects', async () => {
    await using served = await threeSubgraphs();
    const operation = await served.graph.prepare(parse('{ all { id card friends { name } } }'));
    const text = await operation.executeText?.({}, caller);
    const { data } = await operation.execute({}, caller);
    expect(JSON.parse(text?.data ?? '')).toEqual(data);
  });

  it('says of a subscription that it is no single answer', async () => {
    await using served = await threeSubgraphs();
    const operation = await served.graph.prepare(parse('subscription { added { name } }'));
    await expect(operation.execute({}, caller)).rejects.toMatchObject({
      extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' },
    });
    expect(served.people.asked).toHaveLength(0);
  });

  it('refuses variables that do not fit before anybody is asked', async () => {
    await using served = await threeSubgraphs();
    const operation = await served.graph.prepare(
      parse('mutation($id: ID!) { add(id: $id) { name } }'),
    );
    expect(await operation.execute({}, caller)).toMatchObject({
      errors: [{ message: expect.stringContaining('$id') }],
    });
    expect(served.people.asked).toHaveLength(0);
  });

  it('can be prepared before anybody asks, from what another graph was asked most', async () => {
    await using served = await threeSubgraphs();
    await served.graph.prepare(parse('{ all { id } }'));
    await served.graph.prepare(parse('{ all { id } }'));
    const hottest = served.graph.hottestOperations?.() ?? [];
    expect(hottest).toHaveLength(1);
    expect(await served.graph.warmUp?.([...hottest, '{ nosuch }', '{'])).toBe(1);
  });

  it('is planned once for all texts that mean the same', async () => {
    await using served = await threeSubgraphs();
    const one = await served.graph.prepare(
      parse('query A { all { id } } query B { first { id } }'),
      'A',
    );
    const other = await served.graph.prepare(parse('query A {\n  # all\n  all { id }\n}'));
    expect(other).toBe(one);
  });
});
