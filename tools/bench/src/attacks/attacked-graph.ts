import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';

/** The departments' names, since the gateway serves those. */
export const ATTACKED = ['grid', 'party-building', 'services', 'enforcement'] as const;

const TYPES = Array.from({ length: 12 }, (_, index) => `Kind${index}`);

/**
 * A graph that is as hard to plan as graphs get: four subgraphs that all have the same fields, by two keys, and an
 * interface of twelve types any of which may come next. Each level multiplies the plans there are to compare.
 */
function typeDefsOf(name: string): string {
  const own = name.replaceAll('-', '');
  return `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@listSize"])
    type Query {
      place: Place @shareable
      thing: Thing @shareable
      places(first: Int = 20): [Place!]! @shareable
        @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
      chosen(ids: [ID!]!): Int @shareable
    }
    interface Thing { id: ID! next: Thing name: String }
    type Place @key(fields: "id") @key(fields: "code") {
      id: ID! @shareable
      code: ID! @shareable
      a: Place @shareable
      b: Place @shareable
      name: String @shareable
      places(first: Int = 20): [Place!]! @shareable
        @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
      ${own}: String
    }
    ${TYPES.map((type) => `type ${type} implements Thing @key(fields: "id") { id: ID! next: Thing @shareable name: String @shareable }`).join('\n')}`;
}

export function composeAttacked(urls: Readonly<Record<string, string>> = {}): string {
  const { supergraphSdl, errors } = composeServices(
    ATTACKED.map((name) => ({
      name,
      url: urls[name] ?? `http://${name}.example/graphql`,
      typeDefs: parse(typeDefsOf(name)),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}

/** Serves all of it; answers where each subgraph is, and how it is closed. `onAsked` is told of every question. */
export async function serveAttacked(onAsked: () => void = () => undefined) {
  const servers: Server[] = [];
  const urls: Record<string, string> = {};
  for (const name of ATTACKED) {
    const schema = buildSubgraphSchema([
      { typeDefs: parse(typeDefsOf(name)), resolvers: RESOLVERS as never },
    ]);
    const server = createServer(async (request, response) => {
      const body = await bodyOf(request);
      if (body === '') return response.end('{}');
      onAsked();
      const { query, variables } = JSON.parse(body) as { query: string; variables?: object };
      const variableValues = variables as Record<string, unknown>;
      const result = await execute({ schema, document: parse(query), variableValues });
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    urls[name] = `http://127.0.0.1:${port}/graphql`;
    servers.push(server);
  }
  return {
    urls,
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

const place = { id: '1', code: 'c1', name: '秦虹街道' };
const RESOLVERS = {
  Query: {
    place: () => place,
    places: (_: unknown, { first }: { first: number }) =>
      Array.from({ length: Math.min(first, 50) }, () => place),
    chosen: (_: unknown, { ids }: { ids: readonly string[] }) => ids.length,
  },
  Place: { __resolveReference: () => place, places: () => [place] },
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const piece of request) text += String(piece);
  return text;
}
