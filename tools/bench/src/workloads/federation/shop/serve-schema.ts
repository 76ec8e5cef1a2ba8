import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { execute, parse } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { createAnswerMemory } from './answer-memory';

/** Enough for every request of a query that comes again. */
const REMEMBERED = 1_000;

/** Serves a schema at any path, as fast as may be: an answer given before is given again. */
export function serveSchema(schema: GraphQLSchema, onAsked: () => void): Server {
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
    onAsked();
    const body = Buffer.from(await answer(await bodyOf(request)));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      .end(body);
  });
}

/** Listens on a free port of the loopback interface; answers the address of its GraphQL endpoint. */
export function listenAnywhere(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve(`http://127.0.0.1:${port}/graphql`);
    });
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
