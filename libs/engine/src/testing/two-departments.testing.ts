import { composeServices } from '@apollo/composition';
import { ANONYMOUS } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import type { Caller, Graph } from '../engine';
import { startSubgraph } from './subgraph-server.testing';
import type { TestSubgraph } from './subgraph-server.testing';

export const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.10", import: ["@key"])`;

export const officer: Actor = {
  ...ANONYMOUS,
  subject: 'demo:officer',
  roles: ['DEPARTMENT_OFFICER'],
  areas: ['320104'],
};

export const caller: Caller = {
  actor: officer,
  language: 'en',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};

const AREAS = [
  { code: '320104001', name: '秦虹街道' },
  { code: '320104002', name: '夫子庙街道' },
];

/** Areas with a base owner, and a second department that counts events in them. */
export async function startTwoDepartments({ socket }: { socket?: string } = {}) {
  const grid = await startSubgraph({
    name: 'grid',
    socket,
    typeDefs: `${FEDERATION}
      type Query { areas: [Area!]! me: String }
      type Mutation { rename(code: ID!, name: String!): Area }
      type Area @key(fields: "code") { code: ID! name: String! }`,
    resolvers: {
      Query: {
        areas: () => AREAS,
        me: (_: unknown, __: unknown, { actor }: { actor: Actor }) => actor.subject,
      },
      Mutation: {
        rename: (_: unknown, { code, name }: { code: string; name: string }) => ({ code, name }),
      },
      Area: {
        __resolveReference: ({ code }: { code: string }) => AREAS.find((a) => a.code === code),
      },
    },
  });
  const events = await startSubgraph({
    name: 'events',
    typeDefs: `${FEDERATION}
      type Query { eventTotal: Int }
      type Area @key(fields: "code") { code: ID! eventCount: Int mustCount: Int! }`,
    resolvers: {
      Query: { eventTotal: () => 7 },
      Area: {
        __resolveReference: (area: object) => area,
        eventCount: ({ code }: { code: string }) => Number(code.slice(-1)),
        mustCount: () => 1,
      },
    },
  });
  return { grid, events };
}

export function supergraphOf(subgraphs: readonly TestSubgraph[]): string {
  const services = subgraphs.map(({ name, typeDefs, connection }) => ({
    name,
    url: connection.url,
    typeDefs: parse(typeDefs),
  }));
  const composed = composeServices(services);
  if (composed.supergraphSdl === undefined) throw new Error(String(composed.errors));
  return composed.supergraphSdl;
}

export async function ask(
  graph: Graph,
  source: string,
  {
    variables = {},
    signal,
    as = caller,
  }: { variables?: object; signal?: AbortSignal; as?: Caller } = {},
): Promise<ExecutionResult> {
  const operation = await graph.prepare(parse(source));
  return operation.execute(variables as Record<string, unknown>, as, signal);
}
