import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGezhiEngine } from '@gezhi/engine';
import type { Graph } from '@gezhi/engine';
import { ANONYMOUS } from '@gezhi/identity';
import { parse } from 'graphql';

/*
 * The limit of any gateway on `node:http`: it reads the request and writes the answer it remembers for its bytes. What
 * it does not know yet it asks our engine, with no rights, limits, signatures, logs or figures. Arguments: the file of
 * the supergraph, the port, and where each subgraph is, as JSON.
 */
const [, , file = '', port = '0', urls = '{}'] = process.argv;

/** Requests remembered at most; different ones are asked each time. */
const MOST_KNOWN = 100;

const CALLER = {
  actor: ANONYMOUS,
  language: 'en',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00',
} as const;

async function main(): Promise<void> {
  const addresses = Object.entries(JSON.parse(urls) as Record<string, string>);
  const subgraphs = addresses.map(([name, url]) => [name, { url, socket: null }] as const);
  const engine = createGezhiEngine({ subgraphs: Object.fromEntries(subgraphs) });
  const graph = await engine.load(readFileSync(file, 'utf8'));
  const known = new Map<string, string>();
  const documents = new Map<string, ReturnType<typeof parse>>();

  async function answerTo(text: string): Promise<string> {
    const { query, variables = {} } = JSON.parse(text) as { query: string; variables?: object };
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const data = await ask(graph, document, variables as Record<string, unknown>);
    const body = `{"data":${data}}\n`;
    if (known.size < MOST_KNOWN) known.set(text, body);
    return body;
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const body = known.get(text);
      if (body !== undefined) write(response, body);
      else void answerTo(text).then((made) => write(response, made));
    });
  });
  server.listen(Number(port), '127.0.0.1');
}

async function ask(
  graph: Graph,
  document: ReturnType<typeof parse>,
  variables: Readonly<Record<string, unknown>>,
): Promise<string> {
  const operation = await graph.prepare(document);
  const answer = await operation.executeText?.(variables, CALLER);
  return answer?.data ?? 'null';
}

function write(response: ServerResponse, body: string): void {
  const length = Buffer.byteLength(body);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': length };
  response.writeHead(200, headers);
  response.end(body, length === body.length ? 'latin1' : 'utf8');
}

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
void main();
