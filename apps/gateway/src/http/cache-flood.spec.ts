import { composeServices } from '@apollo/composition';
import { CostModel, createGezhiEngine, createLocalPlanner } from '@gezhi/engine';
import type { CreatePlanner } from '@gezhi/engine';
import { ANONYMOUS, createCallSigner, definePolicies } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { parse } from 'graphql';
import { DEFAULT_LIMITS } from '../limits/operation-limits';
import { protectEngine } from '../supergraph/protect-engine';
import { ServedGraph } from '../supergraph/served-graph';
import { warmUp } from '../supergraph/warm-up';
import { KnownDocuments } from './known-documents';
import { connectionBy } from '../supergraph/subgraph-connections';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.10", import: ["@key", "@authenticated"])`;
const DEPARTMENTS: Readonly<Record<string, string>> = {
  grid: `${LINK} type Query { areas: [Area!]! } type Area @key(fields: "code") { code: ID! name: String! }`,
  events: `${LINK} type Area @key(fields: "code") { code: ID! eventCount: Int notes: String @authenticated }`,
};

const CAPACITY = 2_000_000;
const FLOOD = 1_000;

/** What a gateway keeps of operations, over departments that nobody asks, with every plan counted. */
async function knownOverEngine() {
  const { supergraphSdl: sdl = '' } = composeServices(
    Object.entries(DEPARTMENTS).map(([name, typeDefs]) => ({
      name,
      url: 'http://nowhere.example',
      typeDefs: parse(typeDefs),
    })),
  );
  const planned: string[] = [];
  const createPlanner: CreatePlanner = (text) => {
    const planner = createLocalPlanner(text);
    return {
      ...planner,
      plan(operation) {
        planned.push(operation);
        return planner.plan(operation);
      },
    };
  };
  const connect = (subgraph: string) => {
    const key = { keyId: 'k', secret: 'a-secret-that-signs-nothing-at-all-here' };
    const signer = createCallSigner({ subgraph, ...key, clock: systemClock });
    return [
      subgraph,
      connectionBy({ url: 'http://127.0.0.1:1/graphql', socket: null }, signer),
    ] as const;
  };
  const subgraphs = Object.fromEntries(Object.keys(DEPARTMENTS).map(connect));
  const bare = createGezhiEngine({ subgraphs, createPlanner, cacheCapacity: CAPACITY });
  const graph = await protectEngine(bare, { policies: definePolicies([]) }).load(sdl);
  const costs = new CostModel(graph.schema, sdl);
  const options = { limits: DEFAULT_LIMITS, tellsNames: false, capacity: CAPACITY };
  const documents = new KnownDocuments({ graph, costs, ...options });
  const ask = async (text: string) => {
    const found = documents.find(text);
    if ('refusal' in found) throw new Error('refused');
    const operation = found.document.operation(undefined);
    const prepared = operation?.ready ?? (await operation?.prepare());
    // As executing for them does.
    await prepared?.prepareFor?.([ANONYMOUS, { ...ANONYMOUS, subject: 'somebody' }]);
  };
  return { documents, graph, planned, ask };
}

const HOT = Array.from({ length: 10 }, (_, number) =>
  number % 2 === 0
    ? `query Hot${number} { areas { name eventCount } }`
    : `query Hot${number} { areas { name notes } }`,
);
const once = (number: number) => `query Once${number} { areas { code } }`;

describe('a flood of operations none of which is like another', () => {
  it('has no operation in use planned again, whoever asks it, and fills no more memory than there is', async () => {
    const { documents, graph, planned, ask } = await knownOverEngine();
    for (const text of HOT) for (let time = 0; time < 2; time++) await ask(text);
    const first = planned.length;
    for (let number = 0; number < FLOOD; number++) {
      await ask(once(number));
      const inUse = HOT[number % HOT.length];
      if (number % 7 === 0 && inUse !== undefined) await ask(inUse);
    }
    for (const text of HOT) await ask(text);
    expect(planned.slice(first).filter((text) => text.includes('Hot'))).toEqual([]);
    expect(planned).toHaveLength(first + FLOOD);
    expect(documents.weight).toBeLessThanOrEqual(CAPACITY);
    await graph.dispose();
  });

  it('pushes nothing out that a new graph was made ready for', async () => {
    const [before, after] = [await knownOverEngine(), await knownOverEngine()];
    for (const text of HOT) for (let time = 0; time < 2; time++) await before.ask(text);
    const [from, to] = [before, after].map(
      ({ graph, documents }, number) => new ServedGraph(`${number}`, graph, documents),
    );
    await warmUp(from!, to!, {}, new AbortController().signal);
    for (let number = 0; number < 200; number++) await after.ask(once(number));
    const count = after.planned.length;
    for (const text of HOT) after.documents.find(text);
    for (const text of HOT.filter((_, number) => number % 2 === 0)) await after.ask(text);
    expect(after.planned).toHaveLength(count);
    await from?.close();
    await to?.close();
  });
});
