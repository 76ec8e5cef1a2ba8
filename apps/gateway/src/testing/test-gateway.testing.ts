import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  CALL_HEADER,
  createCallSigner,
  createCallVerifier,
  createDevelopmentIssuer,
  verifyAccessToken,
} from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import type { Engine } from '@gezhi/engine';
import { connectionBy } from '../supergraph/subgraph-connections';
import type { DepartmentConnection } from '../supergraph/subgraph-connections';
import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import { graphql, GraphQLError, parse } from 'graphql';
import { createGateway } from '../create-gateway';
import type { GatewayOptions } from '../create-gateway';
import { Feed } from './feed.testing';
import { serveStreams } from './serve-streams.testing';
import { chooseEngine } from '../supergraph/choose-engine';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.10", import: ["@key", "@authenticated", "@policy", "@shareable"])`;

const GRID = `${LINK}
  type Query { which: String @shareable brandNew: String look(file: Upload): String areas: [Area!]! me: String secret: String coded: String unknown: Area }
  scalar Upload
  input FilesInput { note: String files: [Upload!]! }
  type Mutation {
    rename(name: String!): Area keep(file: Upload!, other: Upload): String keepAll(input: FilesInput!): String
    keepHushed(file: Upload!): String @policy(policies: [["staff"]]) }
  type Subscription { told(after: String): Told hushed: Told @authenticated }
  type Told { cursor: String! note: String area: Area! }
  type Area @key(fields: "code") { code: ID! name: String! children: [Area!]! }`;

const EVENTS = `${LINK}
  type Query { which: String @shareable eventTotal(area: ID): Int myEvents: [String!] @authenticated }
  scalar Upload
  type Mutation { closeEvent: String! @authenticated keepElsewhere(file: Upload!): String }
  type Area @key(fields: "code") { code: ID! eventCount: Int board: String @policy(policies: [["staff"]]) }`;

const area = { code: '320104001', name: '秦虹街道' };
const gridResolvers = {
  Query: {
    which: () => 'grid',
    brandNew: () => 'new',
    areas: () => [area],
    me: (_: unknown, __: unknown, { actor }: { actor: Actor }) => actor.subject,
    secret: () => {
      throw new Error('password of the database is hush');
    },
    coded: () => {
      throw new GraphQLError('Rule G1 forbids it.', { extensions: { code: 'RULE_G1', limit: 3 } });
    },
  },
  Mutation: { rename: (_: unknown, { name }: { name: string }) => ({ ...area, name }) },
  Area: { children: () => [area] },
  Subscription: {
    told: {
      subscribe: (_: unknown, { after }: { after?: string }, { feed }: { feed: Feed }) =>
        feed.after(after === undefined ? feed.length : Number(after)),
    },
    hushed: {
      subscribe: (_: unknown, __: unknown, { feed }: { feed: Feed }) => feed.after(feed.length),
      resolve: ({ told }: { told: object }) => told,
    },
  },
};
const eventResolvers = {
  Query: { which: () => 'events', eventTotal: () => 7, myEvents: () => ['hushed event'] },
  Mutation: { closeEvent: () => 'closed' },
  Area: {
    __resolveReference: (given: object) => given,
    eventCount: () => 3,
    board: () => 'hushed board',
  },
};

/** A department as the gateway meets it: HTTP, and it believes signed calls only. */
async function startDepartment(name: string, typeDefs: string, resolvers: object) {
  const secret = `a-secret-of-the-department-of-${name}`;
  type Module = Exclude<
    Parameters<typeof buildSubgraphSchema>[0],
    readonly unknown[] | { kind: string }
  >;
  const schema = buildSubgraphSchema({
    typeDefs: parse(typeDefs),
    resolvers: resolvers as Module extends { resolvers?: infer R } ? R : never,
  });
  const clock = systemClock;
  const verifier = createCallVerifier({ subgraph: name, keys: { k: secret }, clock });
  const calls: string[] = [];
  let connections = 0;
  const traceparents: (string | undefined)[] = [];
  const denials: object[] = [];
  const heard = new EventEmitter();
  const answer: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      if (request.url === '/health/ready') return response.end('{}');
      const body = Buffer.concat(chunks);
      const token = request.headers[CALL_HEADER] as string | undefined;
      const path = request.url ?? '';
      const call = await verifier.verify({ method: 'POST', path, body, token });
      if (!call.ok) return response.writeHead(401).end();
      if (path === '/denials') {
        const { subject } = call.value;
        denials.push({ subject, ...(JSON.parse(body.toString()) as object) });
        heard.emit('denial');
        return response.writeHead(204).end();
      }
      const { query, variables } = JSON.parse(body.toString()) as {
        query: string;
        variables: object;
      };
      calls.push(query);
      traceparents.push(request.headers.traceparent as string | undefined);
      const variableValues = variables as Record<string, unknown>;
      const contextValue = { actor: call.value };
      return graphql({ schema, source: query, variableValues, contextValue }).then((result) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
      );
    });
  };
  let next: RequestListener | null = null;
  const server = createServer((request, response) => {
    const listener = next ?? answer;
    next = null;
    listener(request, response);
  });
  server.on('connection', () => (connections += 1));
  const feed = new Feed();
  const streams = serveStreams(server, schema, verifier, { feed });
  const listen = (port: number) =>
    new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;
  const signer = createCallSigner({ subgraph: name, keyId: 'k', secret, clock });
  return {
    service: { name, url, typeDefs: parse(typeDefs) },
    connection: connectionBy({ url, socket: null }, signer),
    calls,
    /** How often the gateway has connected. */
    connections: () => connections,
    /** What each of them named as its trace. */
    traceparents,
    feed,
    streams,
    verifier,
    /** What the gateway said it refused in the name of this department, once there are so many. */
    async denials(count: number) {
      while (denials.length < count) await once(heard, 'denial');
      return denials;
    },
    /** Lets a test answer the next call itself. */
    answerNext: (listener: RequestListener) => {
      next = listener;
    },
    restart: () => listen(port),
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
        streams.cut();
      }),
  };
}

export interface TestGatewayOptions extends Partial<GatewayOptions> {
  readonly demonstration?: boolean;
  /** Default: the engine that is the gateway's own default. */
  readonly engineName?: 'gezhi' | 'stock';
  /** Another engine over the same departments. */
  readonly createEngine?: (subgraphs: Readonly<Record<string, DepartmentConnection>>) => Engine;
}

/** A gateway over two real departments, with demo identities and a readable log. */
export async function startTestGateway({
  demonstration = false,
  engineName = 'gezhi',
  createEngine,
  ...options
}: TestGatewayOptions = {}) {
  // What was started ends also when the gateway does not start.
  await using stack = new AsyncDisposableStack();
  const grid = await startDepartment('grid', GRID, gridResolvers);
  stack.defer(() => grid.stop());
  const events = await startDepartment('events', EVENTS, eventResolvers);
  stack.defer(() => events.stop());
  const { supergraphSdl } = composeServices([grid.service, events.service]);
  const log: string[] = [];
  const subgraphs = { grid: grid.connection, events: events.connection };
  const logger = createLogger({
    name: 'gateway',
    level: 'info',
    destination: { write: (line) => void log.push(line) },
  });
  const developmentIssuer = await createDevelopmentIssuer({ clock: systemClock });
  const { issuer, audience, jwks } = developmentIssuer;
  const gateway = await createGateway({
    supergraphSdl: supergraphSdl ?? '',
    engine:
      createEngine?.(subgraphs) ??
      chooseEngine(engineName, { subgraphs, logger, observer: options.watch?.observer }),
    subgraphs,
    verifyToken: verifyAccessToken({ issuer, audience, keys: { jwks }, clock: systemClock }),
    logger,
    ...(demonstration && { developmentIssuer, development: true }),
    ...options,
  });
  const departments = stack.move();
  return {
    gateway,
    grid,
    events,
    log,
    supergraphSdl: supergraphSdl ?? '',
    developmentIssuer,
    ask: (query: string, request: AskOptions = {}) => ask(gateway, query, request),
    async signIn(identity: string) {
      return { authorization: `Bearer ${await developmentIssuer.token(identity)}` };
    },
    async [Symbol.asyncDispose]() {
      await gateway.close();
      await departments.disposeAsync();
    },
  };
}

interface AskOptions {
  readonly headers?: Record<string, string>;
  readonly variables?: object;
  readonly operationName?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
}

async function ask(gateway: FastifyInstance, query: string, request: AskOptions): Promise<Answer> {
  const { headers = {}, variables, operationName } = request;
  const payload = { query, variables, operationName };
  const response = await gateway.inject({ method: 'POST', url: '/graphql', headers, payload });
  return { status: response.statusCode, headers: response.headers, ...response.json<object>() };
}
