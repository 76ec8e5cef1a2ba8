import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { ensureBusLogin, installBus } from '@gezhi/messaging';
import { ensureServiceLogin } from '@gezhi/persistence';
import { SERVICE_LOGIN, serviceUrlOf } from '../database/service-login';
import type { TestDatabase } from '../database/test-database';
import { testDatabase, testDatabases } from '../database/test-database';
import type { Department } from './departments';
import { DEPARTMENTS, variableOf } from './departments';
import type { TestProgram } from './program';
import { runJob, runProgram } from './program';

/** What the gateway answered. */
export interface GraphAnswer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** The whole platform as real processes, on databases of its own. */
export interface GraphUnderTest extends AsyncDisposable {
  /** Where the gateway listens: `http://127.0.0.1:…`. */
  readonly url: string;
  /** The Unix socket a department listens on, which nobody but the gateway is to be believed on. */
  readonly sockets: Readonly<Record<Department, string>>;
  /** The database of a department as its owner sees it, to check figures by SQL. */
  readonly databases: Readonly<Record<Department, string>>;
  /** Asks as a demo identity; null is nobody. */
  ask<Data>(
    identity: string | null,
    query: string,
    variables?: object,
    language?: 'en' | 'zh',
  ): Promise<GraphAnswer<Data>>;
  /** An access token of a demo identity. */
  token(identity: string): Promise<string>;
  /** Ends a department's process, as a crash would, and starts it again. */
  crash(department: Department): Promise<void>;
  revive(department: Department): Promise<void>;
}

/**
 * Four subgraphs and the gateway as processes joined by Unix sockets, with the demonstration city loaded:
 * `await using graph = await graphOfProcesses()`. The city is loaded once a run and cloned after that.
 */
export async function graphOfProcesses(): Promise<GraphUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'gezhi-graph-'));
  const databases = await demoDatabases();
  const bus = await busDatabase();
  const keys = new Map(DEPARTMENTS.map((name) => [name, randomBytes(32).toString('hex')]));
  const running = new Map<Department, TestProgram>();
  const agent = new Agent({ connections: 8 });

  const socketOf = (name: Department): string => join(folder, `${name}.sock`);
  const start = async (name: Department): Promise<void> => {
    const program = runProgram(name, `apps/${name}/src/main.ts`, {
      DATABASE_URL: serviceUrlOf(urlOf(databases, name)),
      LISTEN: `unix:${socketOf(name)}`,
      CALL_KEYS: `test:${keys.get(name)}`,
      BUS_DATABASE_URL: await ensureBusLogin(
        bus.url,
        `${bus.name}_${variableOf(name)}`.toLowerCase(),
        name,
      ),
      // Read by departments that keep files.
      ATTACHMENT_STORE: 'disk',
      ATTACHMENT_FOLDER: join(folder, `${name}-files`),
    });
    running.set(name, program);
    await program.listening;
  };
  const gatewayVariables = DEPARTMENTS.flatMap((name) => [
    [`SUBGRAPH_${variableOf(name)}_URL`, `unix:${socketOf(name)}`],
    [`SUBGRAPH_${variableOf(name)}_CALL_KEY`, `test:${keys.get(name)}`],
  ]);
  const gateway = runProgram('gateway', 'apps/gateway/src/main.ts', {
    PORT: '0',
    DEVELOPMENT_ISSUER: 'true',
    ...Object.fromEntries(gatewayVariables),
  });
  const dispose = async (): Promise<void> => {
    const programs = [gateway, ...running.values()];
    for (const program of programs) program.kill('SIGTERM');
    await Promise.all(programs.map(({ ended }) => ended));
    await agent.close();
    await Promise.all([bus, ...databases].map((database) => database[Symbol.asyncDispose]()));
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await Promise.all(DEPARTMENTS.map(start));
    const url = await gateway.listening;
    const tokens = new Map<string, string>();
    const post = async (path: string, body: object, headers: Record<string, string>) => {
      const response = await request(`${url}${path}`, {
        method: 'POST',
        dispatcher: agent,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return {
        status: response.statusCode,
        body: (await response.body.json()) as Record<string, unknown>,
      };
    };
    const token = async (identity: string): Promise<string> => {
      const known = tokens.get(identity);
      if (known) return known;
      const { body } = await post('/dev/token', { identity }, {});
      if (typeof body['token'] !== 'string') throw new Error(JSON.stringify(body));
      tokens.set(identity, body['token']);
      return body['token'];
    };
    return {
      url,
      token,
      sockets: ofEach(socketOf),
      databases: ofEach((name) => urlOf(databases, name)),
      async ask<Data>(
        identity: string | null,
        query: string,
        variables: object = {},
        language: 'en' | 'zh' = 'en',
      ) {
        const authorization: Record<string, string> =
          identity === null ? {} : { authorization: `Bearer ${await token(identity)}` };
        const answer = await post(
          '/graphql',
          { query, variables },
          { ...authorization, 'accept-language': language },
        );
        const { data = null, errors = [] } = answer.body as unknown as GraphAnswer<Data>;
        return { status: answer.status, data, errors };
      },
      async crash(name) {
        running.get(name)?.kill('SIGKILL');
        await running.get(name)?.ended;
      },
      revive: start,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function ofEach<T>(make: (name: Department) => T): Readonly<Record<Department, T>> {
  return Object.fromEntries(DEPARTMENTS.map((name) => [name, make(name)])) as Record<Department, T>;
}

/** A bus of this graph's own. */
function busDatabase(): Promise<TestDatabase> {
  return testDatabase({ name: 'bus', version: 'bus', prepare: installBus });
}

/** Clones of the departments' databases with the demonstration city in them, loaded by one program for all. */
function demoDatabases(): Promise<readonly TestDatabase[]> {
  const nameOf = (name: Department): string => `demo_${variableOf(name).toLowerCase()}`;
  return testDatabases({
    names: DEPARTMENTS.map(nameOf),
    version: 'demonstration city',
    prepare: async (urls) => {
      // migrate.ts reads the whole environment of its subgraph; nothing but the database is used.
      const unused = { LISTEN: '127.0.0.1:0', CALL_KEYS: `unused:${'0'.repeat(32)}` };
      await Promise.all(
        DEPARTMENTS.map(async (name) => {
          const url = urls[nameOf(name)] ?? '';
          await runJob(`migrations of ${name}`, `apps/${name}/src/migrate.ts`, {
            DATABASE_URL: url,
            ...unused,
          });
          await ensureServiceLogin(url, SERVICE_LOGIN);
        }),
      );
      const variables = DEPARTMENTS.map((name) => [
        `${variableOf(name)}_DATABASE_URL`,
        urls[nameOf(name)] ?? '',
      ]);
      await runJob('demonstration', 'tools/city/src/load.ts', Object.fromEntries(variables));
    },
  });
}

function urlOf(databases: readonly TestDatabase[], name: Department): string {
  return databases[DEPARTMENTS.indexOf(name)]?.url ?? '';
}
