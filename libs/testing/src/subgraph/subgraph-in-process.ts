import type { Actor } from '@gezhi/identity';
import { CALL_HEADER, createCallSigner, createCallVerifier } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import { systemClock } from '@gezhi/kernel';
import { createDataSource } from '@gezhi/persistence';
import { createLogger } from '@gezhi/server';
import type { SubgraphDefinition, Subscriber, UploadedPart } from '@gezhi/subgraph';
import {
  createSubgraphServer,
  entitiesOf,
  migrationsOf,
  sealedUpload,
  subscriber,
} from '@gezhi/subgraph';
import type { DataSource } from 'typeorm';
import { migratedDatabase } from '../database/migrated-database';
import { fillCopies, referenceKeeper } from './known-references';
import { seedAll } from './seed-all';

/** What a subgraph answered: the response as any client would see it. */
export interface Answer<Data = Record<string, never>> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
  /** Every statement the answer took, without transaction control. */
  readonly statements: readonly string[];
}

export interface RouteCall {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly body?: string | Buffer;
  /** `content-type` among them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly language?: 'en' | 'zh';
}

export interface RouteReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
  /** The body as JSON; throws on anything else. */
  json<Body = Record<string, unknown>>(): Body;
}

export interface SubgraphUnderTest extends AsyncDisposable {
  /** The database as its owner sees it, without row rules. */
  readonly dataSource: DataSource;
  /** The same as the serving process sees it. */
  readonly service: DataSource;
  /** Asks as the gateway would on behalf of an actor. */
  ask<Data>(
    actor: Actor,
    query: string,
    variables?: object,
    language?: 'en' | 'zh',
  ): Promise<Answer<Data>>;
  /** Sends an operation with files as the gateway would; the variables are null where they belong. */
  upload<Data>(
    actor: Actor,
    query: string,
    variables: object,
    files: readonly UploadedPart[],
  ): Promise<Answer<Data>>;
  /** Asks a route beside the graph as the gateway would on behalf of an actor. */
  call(actor: Actor, request: RouteCall): Promise<RouteReply>;
  /** Listens on a port and connects as the gateway does to follow what changes. */
  connect(): Promise<Subscriber>;
  /** Writes the reference lists once more. */
  reseed(): Promise<void>;
  /** Sends a request as it is, signed or not. */
  send(body: string, headers: Record<string, string>): Promise<{ status: number; body: string }>;
}

export interface SubgraphOptions {
  readonly clock?: Clock;
  /**
   * Whether areas and organisations that a question names are unknown here until a test makes them known. Unless told,
   * they are in the copies of their owners' lists, as in a city whose lists have arrived.
   */
  readonly strangers?: boolean;
}

const CALL_KEY = { keyId: 'test', secret: 'a key for tests alone, long enough for HS256' };

/**
 * A subgraph with its real database, schema, HTTP layer and signed calls, in the process of the test:
 * `await using grid = await subgraphInProcess(gridSubgraph)`.
 */
export async function subgraphInProcess(
  definition: SubgraphDefinition,
  { clock = systemClock, strangers = false }: SubgraphOptions = {},
): Promise<SubgraphUnderTest> {
  const { name } = definition;
  const entities = entitiesOf(definition);
  const migrations = migrationsOf(definition);
  const database = await migratedDatabase({
    name,
    entities,
    migrations,
    seed: async (dataSource) => {
      await seedAll(definition, dataSource);
      await fillCopies(definition, dataSource);
    },
    seedVersion: String(definition.seedReference),
  });
  const statements: string[] = [];
  const dataSource = await createDataSource({
    name,
    url: database.serviceUrl,
    entities,
    migrations,
    onStatement: (text) => statements.push(text),
  }).initialize();
  const server = await createSubgraphServer(definition, {
    dataSource,
    feedUrl: database.serviceUrl,
    clock,
    calls: createCallVerifier({
      subgraph: name,
      keys: { [CALL_KEY.keyId]: CALL_KEY.secret },
      clock: systemClock,
    }),
    logger: createLogger({ name, level: 'silent' }),
  });
  const knowNamed = referenceKeeper(definition, database.dataSource);
  const signer = createCallSigner({ subgraph: name, ...CALL_KEY, clock: systemClock });

  const send: SubgraphUnderTest['send'] = async (body, headers) => {
    const response = await server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.statusCode, body: response.body };
  };

  return {
    dataSource: database.dataSource,
    service: dataSource,
    send,
    async connect() {
      if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 });
      const { port } = server.server.address() as { port: number };
      return subscriber(`127.0.0.1:${port}`, signer);
    },
    reseed: () => seedAll(definition, database.dataSource),
    async ask<Data>(
      actor: Actor,
      query: string,
      variables: object = {},
      language: 'en' | 'zh' = 'en',
    ) {
      const body = JSON.stringify({ query, variables });
      if (!strangers) await knowNamed(query, variables);
      statements.length = 0;
      const token = signer.sign({ method: 'POST', path: '/graphql', body, actor });
      const response = await send(body, { [CALL_HEADER]: token, 'accept-language': language });
      const { data = null, errors = [] } = JSON.parse(response.body) as Partial<Answer<Data>>;
      return { status: response.status, data, errors, statements: statements.filter(isWork) };
    },
    async upload<Data>(
      actor: Actor,
      query: string,
      variables: object,
      files: readonly UploadedPart[],
    ) {
      statements.length = 0;
      const { headers, body } = sealedUpload(signer, actor, { query, variables }, files);
      const response = await server.inject({ method: 'POST', url: '/graphql', headers, body });
      const { data = null, errors = [] } = response.json<Partial<Answer<Data>>>();
      return {
        status: response.statusCode,
        data,
        errors,
        statements: statements.filter(isWork),
      };
    },
    async call(actor, { method, path, body, headers = {}, language = 'en' }) {
      const token = signer.sign({ method, path, body: body ?? '', actor });
      const {
        statusCode,
        headers: answered,
        rawPayload,
      } = await server.inject({
        method,
        url: path,
        body,
        headers: { ...headers, [CALL_HEADER]: token, 'accept-language': language },
      });
      const json = <Body>() => JSON.parse(rawPayload.toString('utf8')) as Body;
      return { status: statusCode, headers: answered, body: rawPayload, json };
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await dataSource.destroy();
      await database[Symbol.asyncDispose]();
    },
  };
}

function isWork(statement: string): boolean {
  return !/^(START TRANSACTION|COMMIT|ROLLBACK|SELECT set_config\(|SET LOCAL gezhi)/.test(
    statement,
  );
}
