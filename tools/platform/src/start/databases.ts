import { join } from 'node:path';
import { EmbeddedPostgresError, ensureDatabase, startEmbeddedPostgres } from '@gezhi/persistence';
import { RUNTIME_FOLDER } from '../root-folder';
import type { Step } from '../terminal/progress';
import type { Department } from './departments';
import { StartError } from './start-error';

/** The data of the embedded server of this clone. */
export const DATA_FOLDER = join(RUNTIME_FOLDER, 'postgres');

/** The server that holds the four databases. */
export interface DatabaseServer {
  /** `PostgreSQL 18.4`, or where the given one is. */
  readonly description: string;
  /** Address of a department's database, by the department's name. */
  readonly urls: Readonly<Record<string, string>>;
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
  await createAll(server.url('postgres'), departments, ({ database }) => database, step);
  return {
    description: `PostgreSQL ${server.version}`,
    urls: Object.fromEntries(urls),
    lost,
    stop: () => server.stop(),
  };
}

async function openGiven(
  departments: readonly Department[],
  givenUrl: string,
  step: Step,
): Promise<DatabaseServer> {
  const nameOf = ({ database }: Department): string => `${PREFIX}${database}`;
  try {
    await createAll(givenUrl, departments, nameOf, step);
  } catch (error) {
    throw new StartError(
      `The server of DATABASE_URL cannot be used (${new URL(givenUrl).host || 'socket'}): ${reasonOf(error)}`,
      { cause: error },
    );
  }
  const urls = departments.map((department) => {
    const url = new URL(givenUrl);
    url.pathname = `/${nameOf(department)}`;
    return [department.name, url.toString()] as const;
  });
  return {
    description: `the PostgreSQL server of DATABASE_URL (${new URL(givenUrl).host})`,
    urls: Object.fromEntries(urls),
    lost: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

async function createAll(
  adminUrl: string,
  departments: readonly Department[],
  nameOf: (department: Department) => string,
  step: Step,
): Promise<void> {
  for (const department of departments) {
    step.update(`database ${nameOf(department)}`);
    await ensureDatabase(adminUrl, nameOf(department));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
