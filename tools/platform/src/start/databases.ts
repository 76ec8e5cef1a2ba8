import { join } from 'node:path';
import { EmbeddedPostgresError, ensureDatabase, startEmbeddedPostgres } from '@gezhi/persistence';
import { RUNTIME_FOLDER } from '../root-folder';
import type { Step } from '../terminal/progress';
import type { Department } from './departments';
import { BUS_DATABASE } from './departments';
import { StartError } from './start-error';

/** The data of the embedded server of this clone. */
export const DATA_FOLDER = join(RUNTIME_FOLDER, 'postgres');

/** The server that holds the databases of the departments and of the bus. */
export interface DatabaseServer {
  /** `PostgreSQL 18.4`, or where the given one is. */
  readonly description: string;
  /** Address of a department's database, by the department's name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Address of the database of the bus, as its owner. */
  readonly bus: string;
  /** Settles with its last words when the embedded server ends by itself; never for a given one. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/** Databases on a server of somebody's own are named so that they cannot be taken for others. */
const PREFIX = 'gezhi_';

export async function openDatabases(
  departments: readonly Department[],
  givenUrl: string | undefined,
  step: Step,
): Promise<DatabaseServer> {
  return givenUrl === undefined
    ? openEmbedded(departments, step)
    : openGiven(departments, givenUrl, step);
}

async function openEmbedded(
  departments: readonly Department[],
  step: Step,
): Promise<DatabaseServer> {
  const server = await startEmbeddedPostgres({
    dataFolder: DATA_FOLDER,
    onProgress: (detail) => step.update(detail),
  }).catch((error: unknown) => {
    throw error instanceof EmbeddedPostgresError
      ? new StartError(`${error.message} [${error.code}]`, { cause: error })
      : error;
  });
  const lost = server.ended.then((words) =>
    words === null ? new Promise<string>(() => undefined) : words,
  );
  const urls = departments.map(({ name, database }) => [name, server.url(database)] as const);
  await createAll(server.url('postgres'), [...names(departments), BUS_DATABASE], step);
  return {
    description: `PostgreSQL ${server.version}`,
    urls: Object.fromEntries(urls),
    bus: server.url(BUS_DATABASE),
    lost,
    stop: () => server.stop(),
  };
}

async function openGiven(
  departments: readonly Department[],
  givenUrl: string,
  step: Step,
): Promise<DatabaseServer> {
  const nameOf = (database: string): string => `${PREFIX}${database}`;
  try {
    await createAll(givenUrl, [...names(departments), BUS_DATABASE].map(nameOf), step);
  } catch (error) {
    throw new StartError(
      `The server of DATABASE_URL cannot be used (${new URL(givenUrl).host || 'socket'}): ${reasonOf(error)}`,
      { cause: error },
    );
  }
  const urlOf = (database: string): string => {
    const url = new URL(givenUrl);
    url.pathname = `/${nameOf(database)}`;
    return url.toString();
  };
  const urls = departments.map(({ name, database }) => [name, urlOf(database)] as const);
  return {
    description: `the PostgreSQL server of DATABASE_URL (${new URL(givenUrl).host})`,
    urls: Object.fromEntries(urls),
    bus: urlOf(BUS_DATABASE),
    lost: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

async function createAll(
  adminUrl: string,
  databases: readonly string[],
  step: Step,
): Promise<void> {
  for (const database of databases) {
    step.update(`database ${database}`);
    await ensureDatabase(adminUrl, database);
  }
}

function names(departments: readonly Department[]): readonly string[] {
  return departments.map(({ database }) => database);
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
