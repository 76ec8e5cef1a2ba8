import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { AREAS, areaOf } from './live-job';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;

/** One tells what happens, the other knows about the places it happens in. */
export const LIVE_SUBGRAPHS = ['news', 'places'] as const;
export type LiveSubgraph = (typeof LIVE_SUBGRAPHS)[number];

const TYPE_DEFS: Readonly<Record<LiveSubgraph, string>> = {
  news: `${LINK}
    type Query { newest: Int }
    type Subscription { told: Told }
    type Told { number: Int! at: Float! area: Area! }
    type Area @key(fields: "code") { code: ID! }`,
  places: `${LINK}
    type Query { areas: Int }
    type Area @key(fields: "code") { code: ID! name: String! eventCount: Int! }`,
};

const RESOLVERS: Readonly<Record<LiveSubgraph, object>> = {
  news: { Query: { newest: () => 0 } },
  places: {
    Query: { areas: () => AREAS },
    Area: { __resolveReference: ({ code }: { code: string }) => areaOf(Number(code)) },
  },
};

export function liveSchema(name: LiveSubgraph) {
  return buildSubgraphSchema([
    { typeDefs: parse(TYPE_DEFS[name]), resolvers: RESOLVERS[name] as never },
  ]);
}

export function composeLive(urls: Readonly<Record<LiveSubgraph, string>>): string {
  const { supergraphSdl, errors } = composeServices(
    LIVE_SUBGRAPHS.map((name) => ({ name, url: urls[name], typeDefs: parse(TYPE_DEFS[name]) })),
  );
  if (supergraphSdl === undefined) throw new Error(`The live graph does not compose: ${errors}`);
  return supergraphSdl;
}
