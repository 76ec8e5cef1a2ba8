import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  CALL_HEADER,
  callCredentials,
  createCallSigner,
  createCallVerifier,
} from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { graphql, parse } from 'graphql';
import { serveStreams } from './serve-streams.testing';
import type { Streams } from './serve-streams.testing';
import type { SubgraphConnection } from '../transport/subgraph-transport';

const SECRET = 'a-secret-for-tests-of-the-engine-0001';

/** What a subgraph was asked, and for whom. */
export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly headers: IncomingMessage['headers'];
}

export interface TestSubgraph extends AsyncDisposable {
  readonly name: string;
  readonly typeDefs: string;
  readonly connection: SubgraphConnection;
  readonly asked: Asked[];
  readonly streams: Streams;
  /** Ends it as a killed process would: connections under way break. */
  stop(): Promise<void>;
  /** Begins again at the same address. */
  restart(): Promise<void>;
  /** Told of every question as it comes. */
  onAsked: ((query: string) => void) | null;
  /** Answers differently from now on; null answers properly again. */
  answerWith(listener: RequestListener | null): void;
}

type Resolvers = NonNullable<
  Exclude<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[] | { kind: string }>
>['resolvers'];

export interface TestSubgraphOptions {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: Record<string, unknown>;
  readonly socket?: string;
}

/** A real subgraph behind a real HTTP server that believes only signed calls. */
export async function startSubgraph(options: TestSubgraphOptions): Promise<TestSubgraph> {
  const { name, typeDefs, socket = null } = options;
  const resolvers = options.resolvers as Resolvers;
  const schema = buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers });
  const key = { subgraph: name, clock: systemClock };
  const verifier = createCallVerifier({ ...key, keys: { k1: SECRET } });
  const asked: Asked[] = [];
  let instead: RequestListener | null = null;

  const server = createServer((request, response) => {
    if (instead !== null) {
      instead(request, response);
      return;
    }
    void bodyOf(request).then(async (body) => {
      const token = request.headers[CALL_HEADER] as string | undefined;
      const path = request.url ?? '';
      const call = await verifier.verify({ method: request.method ?? '', path, body, token });
      if (path === '/health/ready') {
        response.writeHead(200).end('{}');
        return;
      }
      if (!call.ok) {
        response.writeHead(401).end(JSON.stringify(call.refusal));
        return;
      }
      const { query, variables } = JSON.parse(body) as { query: string; variables: object };
      const variableValues = variables as Record<string, unknown>;
      const { headers } = request;
      asked.push({ query, variables: variableValues, actor: call.value, headers });
      served.onAsked?.(query);
      const contextValue = { actor: call.value };
      const answer = await graphql({ schema, source: query, variableValues, contextValue });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });

  const streams = serveStreams(server, schema, verifier);
  const address = socket ?? (await listenOn(server, 0));
  if (socket !== null) await listenOn(server, socket);
  const url = socket === null ? `http://127.0.0.1:${address}/graphql` : 'http://localhost/graphql';
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      streams.cut();
    });
  const served: TestSubgraph = {
    name,
    typeDefs,
    onAsked: null,
    connection: {
      url,
      socket,
      credentials: callCredentials(createCallSigner({ ...key, keyId: 'k1', secret: SECRET })),
    },
    asked,
    streams,
    stop,
    restart: async () => void (await listenOn(server, address)),
    answerWith: (listener) => {
      instead = listener;
    },
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await stop();
    },
  };
  return served;
}

async function listenOn(server: Server, where: number | string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (typeof where === 'string') server.listen(where, resolve);
    else server.listen(where, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
