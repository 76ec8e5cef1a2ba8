import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ensureDatabase, ensureServiceLogin, startEmbeddedPostgres } from '@gezhi/persistence';
import { BENCH_FOLDER } from '../../machine/folders';
import { runProgram } from '../../machine/program';
import { DEPARTMENTS } from './departments';
import type { Department } from './departments';
import { readEnvironment } from './environment';

/** The demonstration city in databases of the bench's own, loaded once and kept. */
export interface CityDatabases extends AsyncDisposable {
  /** By the department's name. */
  readonly urls: Readonly<Record<string, string>>;
  /** The same for the serving processes; `urls` is for the owner. */
  readonly serviceUrls: Readonly<Record<string, string>>;
  /** The database server's first process; null where the server is somebody else's. */
  readonly serverProcess: number | null;
}

/** Databases of a server that is not ours are named so that they cannot be taken for others. */
const PREFIX = 'gezhi_bench_';

/** Starts the database server pinned to `cores`, and brings migrations and demonstration up to date. */
export async function openCityDatabases(
  cores: string | null,
  onProgress: (step: string) => void,
): Promise<CityDatabases> {
  await using stack = new AsyncDisposableStack();
  const given = readEnvironment().DATABASE_URL;
  const urls: Record<string, string> = {};
  let serverProcess: number | null = null;
  if (given === undefined) {
    const server = await startEmbeddedPostgres({
      dataFolder: join(BENCH_FOLDER, 'postgres'),
      onProgress,
    });
    stack.defer(() => server.stop());
    serverProcess = server.processId;
    // Its later children, one for each connection, inherit the cores.
    if (cores !== null) spawnSync('taskset', ['-a', '-c', '-p', cores, String(serverProcess)]);
    for (const { name, database } of DEPARTMENTS) {
      await ensureDatabase(server.url('postgres'), database);
      urls[name] = server.url(database);
    }
  } else {
    for (const { name, database } of DEPARTMENTS) {
      await ensureDatabase(given, PREFIX + database);
      const url = new URL(given);
      url.pathname = `/${PREFIX}${database}`;
      urls[name] = url.toString();
    }
  }
  onProgress('migrating four databases');
  await Promise.all(DEPARTMENTS.map((department) => migrate(department, urls)));
  onProgress('loading the demonstration of Qinhuai where it is missing');
  await load(urls);
  const serviceUrls = await serviceLogins(urls);
  const owned = stack.move();
  return { urls, serviceUrls, serverProcess, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** As each department's process signs in, so that row rules are part of what is measured. */
async function serviceLogins(
  urls: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const logins = DEPARTMENTS.map(async ({ name, login }) => [
    name,
    await ensureServiceLogin(urls[name] ?? '', login),
  ]);
  return Object.fromEntries(await Promise.all(logins)) as Record<string, string>;
}

function migrate({ name }: Department, urls: Readonly<Record<string, string>>): Promise<void> {
  return run(`${name}-migrate`, `apps/${name}/dist/migrate.js`, {
    LISTEN: '127.0.0.1:0',
    CALL_KEYS: `unused:${randomBytes(32).toString('base64url')}`,
    DATABASE_URL: urls[name] ?? '',
  });
}

function load(urls: Readonly<Record<string, string>>): Promise<void> {
  const variables = DEPARTMENTS.map(({ name, variable }) => [
    `${variable}_DATABASE_URL`,
    urls[name] ?? '',
  ]);
  return run('demo', 'tools/city/dist/load.js', Object.fromEntries(variables));
}

async function run(
  name: string,
  file: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const words = await runProgram({ name, file, environment, cores: null }).ended;
  if (words === null) return;
  throw new Error(`${words}\nIf the demonstration has changed, remove ${BENCH_FOLDER}.`);
}
