import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, execute, parse } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { createGezhiEngine } from '../gezhi/gezhi-engine';
import { createLocalPlanner } from '../plan/local-planner';
import { readAnswer } from '../transport/subgraph-answer';
import type { SubgraphClient } from '../transport/subgraph-client';
import { SubgraphError } from '../transport/subgraph-error';
import { mergeParts } from './merge-parts.testing';
import type { Merged } from './merge-parts.testing';
import { randomOf } from './random.testing';
import { randomOperation } from './random-operation.testing';
import { randomWorld } from './random-world.testing';
import type { World } from './random-world.testing';
import { WorldData } from './world-data.testing';
import type { Thing } from './world-data.testing';
import { monolithSchema, subgraphSchema } from './world-schema.testing';

const caller = {
  actor: {},
  language: 'en',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
} as const;

export interface Difference {
  readonly worldSeed: number;
  readonly operationSeed: number;
  readonly text: string;
  readonly variables: object;
  readonly what: string;
}

export interface Comparison {
  readonly operations: number;
  /** Operations in which something failed on purpose. */
  readonly withErrors: number;
  readonly differences: readonly Difference[];
  /** Worlds that do not compose, of which none was asked. */
  readonly unusable: number;
  /** How many parts were answered later. */
  readonly parts: number;
}

export interface ComparisonOptions {
  /** Default 15. */
  readonly operationsPerWorld?: number;
  /** Fragments are answered later, and put together before they are compared. Default false. */
  readonly inParts?: boolean;
}

const DEFER =
  'directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT';

/** Asks worlds cut into subgraphs, and the same worlds in one piece, the same operations. */
export async function compareWithMonolith(
  firstSeed: number,
  operations: number,
  { operationsPerWorld = 15, inParts = false }: ComparisonOptions = {},
): Promise<Comparison> {
  const differences: Difference[] = [];
  let [done, withErrors, unusable, parts] = [0, 0, 0, 0];
  for (let worldSeed = firstSeed; done < operations; worldSeed += 1) {
    const world = randomWorld(worldSeed);
    const federated = await federate(world, inParts);
    if (federated === null) {
      unusable += 1;
      continue;
    }
    const whole = buildSchema(`${monolithSchema(world)}\n${inParts ? DEFER : ''}`);
    for (let number = 0; number < operationsPerWorld && done < operations; number += 1) {
      const operationSeed = worldSeed * 1_000 + number;
      const { text, document, variables } = randomOperation(whole, operationSeed, inParts);
      const data = new WorldData(world);
      const expected = await execute({
        schema: whole,
        document,
        variableValues: variables,
        fieldResolver: data.resolver(false),
        typeResolver: (thing) => (thing as Thing).__typename,
      });
      const given = await federated.ask(text, variables);
      const what = given.misfits[0] ?? difference(expected, given);
      parts += given.parts;
      if (what !== null) differences.push({ worldSeed, operationSeed, text, variables, what });
      if (expected.errors !== undefined) withErrors += 1;
      done += 1;
    }
    await federated.dispose();
  }
  return { operations: done, withErrors, differences, unusable, parts };
}

async function federate(world: World, inParts: boolean) {
  let data = new WorldData(world);
  const subgraphs = Array.from({ length: world.subgraphs }, (_, number) => {
    const typeDefs = parse(subgraphSchema(world, number));
    return { name: `s${number}`, url: 'http://s', typeDefs };
  });
  const { supergraphSdl } = composeServices(subgraphs);
  if (supergraphSdl === undefined) return null;
  const schemas = new Map(
    subgraphs.map(({ name, typeDefs }) => [name, resolvable(buildSubgraphSchema({ typeDefs }))]),
  );
  const engine = createGezhiEngine({
    subgraphs: Object.fromEntries(subgraphs.map(({ name }) => [name, { url: '', socket: null }])),
    createPlanner: createLocalPlanner,
    createClient: (name) => clientOf(name, schemas.get(name)!, () => data, inParts),
  });
  const graph = await engine.load(supergraphSdl);
  return {
    async ask(text: string, variables: Record<string, unknown>): Promise<Merged> {
      data = new WorldData(world);
      const operation = await graph.prepare(parse(text));
      if (inParts) return mergeParts(await operation.executeInParts!(variables, caller));
      return { ...(await operation.execute(variables, caller)), parts: 0, misfits: [], nulled: [] };
    },
    dispose: () => graph.dispose(),
  };
}

/** Entities are what their representation says; everything else is resolved by the world's data. */
function resolvable(schema: GraphQLSchema): GraphQLSchema {
  const entities = schema.getQueryType()?.getFields()._entities;
  if (entities !== undefined) {
    entities.resolve = (_, { representations }: { representations: object[] }) =>
      representations.map((each) => ({ ...each, $given: true }));
  }
  return schema;
}

function clientOf(
  name: string,
  schema: GraphQLSchema,
  data: () => WorldData,
  isSlow: boolean,
): SubgraphClient {
  return {
    name,
    ask(body, _isMutation, _caller, waiter, step) {
      const { query, variables } = JSON.parse(body) as {
        query: string;
        variables: Record<string, unknown>;
      };
      void turns(isSlow ? randomOf(body).below(6) : 0)
        .then(() =>
          execute({
            schema,
            document: parse(query),
            variableValues: variables,
            fieldResolver: data().resolver(true),
            typeResolver: (thing) => (thing as Thing).__typename,
          }),
        )
        .then((result) => readAnswer(name, 200, 'application/json', JSON.stringify(result)))
        .then(
          (answer) => waiter.answered(step, answer),
          (error: unknown) =>
            waiter.failed(
              step,
              error instanceof SubgraphError
                ? error
                : new SubgraphError('SUBGRAPH_INVALID_ANSWER', name, String(error), error),
            ),
        );
      return { leave: () => undefined };
    },
    isReady: async () => true,
    close: async () => undefined,
  };
}

/** Lets others go first so many times: answers come in another order than they were asked for. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Data must be equal, and each error of the monolith must be told of at its place. */
function difference(expected: ExecutionResult, given: Merged): string | null {
  for (const path of given.nulled) {
    // Null stops at a part that is answered later; answered at once, it goes as far as types let it.
    if (!nullFrom(given, expected.data, path)) return `a part is null at ${path.join('.')}`;
  }
  const [left, right] = [canonical(expected.data), canonical(given.data)];
  if (left !== right)
    return `data\n  expected ${left}\n  given    ${right}\n  ${String(given.errors)}`;
  const told = new Set((given.errors ?? []).map(({ path }) => JSON.stringify(path)));
  const untold = (expected.errors ?? []).filter(
    ({ path = [] }) => !told.has(JSON.stringify(path)) && !isUnderNull(expected.data, path),
  );
  if (untold.length > 0)
    return `errors ${untold.map(String).join('; ')} told ${[...told].join(' ')}`;
  if (expected.errors === undefined && given.errors !== undefined)
    return `errors ${given.errors.join('; ')}`;
  return null;
}

/** Makes null what is null in the whole answer at the path or above it; false if nothing is. */
function nullFrom(given: Merged, whole: unknown, path: readonly (string | number)[]): boolean {
  let [holder, key]: [unknown, string | number] = [given, 'data'];
  let value = whole;
  for (const next of [...path, null]) {
    if (value === null || value === undefined) {
      (holder as Record<string | number, unknown>)[key] = null;
      return true;
    }
    if (next === null) return false;
    holder = (holder as Record<string | number, unknown>)[key];
    // Made null for another part already.
    if (holder === null || holder === undefined) return true;
    key = next;
    value = (value as Record<string | number, unknown>)[next];
  }
  return false;
}

/** What lies under an object that another error made null need not have been asked at all. */
function isUnderNull(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const key of path.slice(0, -1)) {
    if (value === null || value === undefined) return true;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value === null || value === undefined;
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))
        : each,
    ) ?? 'undefined'
  );
}
