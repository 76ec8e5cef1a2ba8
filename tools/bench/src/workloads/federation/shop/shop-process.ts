import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { createAnswerMemory } from './answer-memory';
import { SHOP } from './shop-subgraphs';

/*
 * The process that serves the shop's subgraphs, as fast as may be: they are the same for all
 * candidates and none of them is what is measured. It says where they listen once they do, and
 * afterwards, whenever asked, how many requests they have had.
 */

/** Enough for every request of a query that comes again. */
const REMEMBERED = 1_000;

let requests = 0;

async function main(): Promise<void> {
  const urls = await Promise.all(
    SHOP.map(async ({ name, typeDefs, resolvers }) => {
      const schema = buildSubgraphSchema([
        { typeDefs: parse(typeDefs), resolvers: resolvers as never },
      ]);
      return [name, await listen(serve(schema))] as const;
    }),
  );
  process.send?.({ urls: Object.fromEntries(urls) });
  process.on('message', () => process.send?.({ requests }));
}

function serve(schema: GraphQLSchema): Server {
  const documents = new Map<string, DocumentNode>();
  const memory = createAnswerMemory(REMEMBERED);

  async function answer(request: string): Promise<string> {
    const known = memory.get(request);
    if (known !== undefined) return known;
    const { query, variables } = JSON.parse(request) as { query: string; variables?: object };
    const document = documents.get(query) ?? parse(query, { noLocation: true });
    documents.set(query, document);
    const variableValues = (variables ?? {}) as Record<string, unknown>;
    const text = JSON.stringify(await execute({ schema, document, variableValues }));
    memory.set(request, text);
    return text;
  }

  return createServer({ keepAliveTimeout: 600_000 }, async (request, response) => {
    if (request.method === 'GET') {
      response.end('{"status":"ready"}');
      return;
    }
    requests += 1;
    const body = Buffer.from(await answer(await bodyOf(request)));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      .end(body);
  });
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (text += piece));
    request.on('end', () => resolve(text));
    request.on('error', reject);
  });
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve(`http://127.0.0.1:${port}/graphql`);
    });
  });
}

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
void main();
