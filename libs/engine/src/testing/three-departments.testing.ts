import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { GEZHI } from './engines.testing';
import type { EngineKind } from './engines.testing';
import { startSubgraph } from './subgraph-server.testing';
import type { TestSubgraph } from './subgraph-server.testing';
import { FEDERATION, supergraphOf } from './two-departments.testing';

const AREAS = ['1', '2'].map((code) => ({ code, name: `area ${code}` }));
const KEYS = FEDERATION.replace('["@key"]', '["@key", "@external", "@requires"]');

/** Areas and what two other departments know of them. */
export async function threeDepartments(kind: EngineKind = GEZHI) {
  const grid = await startSubgraph({
    name: 'grid',
    typeDefs: `${FEDERATION}
      type Query { areas: [Area!]! twice: [Area!]! first: Area plan: Plan }
      type Mutation { rename(name: String!): Area }
      type Plan { title: String text: String }
      type Area @key(fields: "code") { code: ID! name: String within: Area }`,
    resolvers: {
      Query: {
        areas: () => AREAS,
        first: () => AREAS[0],
        twice: () => [AREAS[0], AREAS[0]],
        plan: () => ({ title: 't', text: 'long' }),
      },
      Mutation: { rename: (_: unknown, { name }: { name: string }) => ({ code: '1', name }) },
      Area: {
        __resolveReference: ({ code }: { code: string }) => AREAS.find((a) => a.code === code),
        within: () => AREAS[1],
      },
    },
  });
  let changes = 0;
  const events = await startSubgraph({
    name: 'events',
    typeDefs: `${FEDERATION}
      type Query { total: Int }
      type Mutation { change: Int }
      type Area @key(fields: "code") { code: ID! count: Int must: Int! day: Day }
      type Day @key(fields: "id") { id: ID! open: Int }`,
    resolvers: {
      Query: { total: () => 7 },
      Mutation: {
        async change() {
          // Long enough for another question to be answered meanwhile, if it were asked.
          for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
          return (changes += 1);
        },
      },
      Area: {
        count: ({ code }: { code: string }) => Number(code) * 10 + changes,
        must: ({ code }: { code: string }) => {
          if (code === '2') throw new Error('must failed');
          return 5;
        },
        day: ({ code }: { code: string }) => ({ id: `d${code}`, open: 1 }),
      },
    },
  });
  const law = await startSubgraph({
    name: 'law',
    typeDefs: `${KEYS}
      type Query { laws: Int }
      type Day @key(fields: "id") { id: ID! closed: Int }
      type Area @key(fields: "code") { code: ID! count: Int @external judged: String @requires(fields: "count") strict: Int! }`,
    resolvers: {
      Query: { laws: () => 3 },
      Day: { closed: () => 2 },
      Area: {
        judged: ({ count }: { count: number }) => `judged ${count}`,
        strict: () => null,
      },
    },
  });
  const all = [grid, events, law];
  const graph = await kind.engineFor(all).load(supergraphOf(all));
  return {
    grid,
    events,
    law,
    graph,
    async [Symbol.asyncDispose]() {
      await graph.dispose();
      await Promise.all(all.map((subgraph) => subgraph[Symbol.asyncDispose]()));
    },
  };
}

interface HeldQuestion {
  readonly query: string;
  readonly response: ServerResponse;
}

/** Keeps the questions to a subgraph until the test answers them. */
export function held(subgraph: TestSubgraph) {
  const waiting: HeldQuestion[] = [];
  const heard = new EventEmitter();
  const cancelled = Promise.withResolvers<void>();
  subgraph.answerWith((request, response) => {
    let query = '';
    request.on('data', (chunk) => (query += String(chunk)));
    request.once('end', () => {
      waiting.push({ query, response });
      heard.emit('asked');
    });
    response.once('close', () => cancelled.resolve());
  });
  const asking = async (text: string): Promise<HeldQuestion> => {
    for (;;) {
      const found = waiting.findIndex(({ query }) => query.includes(text));
      if (found >= 0) return waiting.splice(found, 1)[0]!;
      await once(heard, 'asked');
    }
  };
  const answerTo = async (text: string, data: object) => {
    const { response } = await asking(text);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(data));
    await once(response, 'close');
  };
  return {
    asked: once(heard, 'asked'),
    cancelled: cancelled.promise,
    answerTo,
    answer: (data: object) => answerTo('', data),
  };
}
