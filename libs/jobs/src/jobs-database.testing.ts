import { randomBytes } from 'node:crypto';
import { createDataSource, ensureServiceLogin } from '@gezhi/persistence';
import type { DataSource } from 'typeorm';
import { installJobs } from './install-jobs';
import type { JobDefinition } from './job';

/** A database for the specs of this package, which cannot use `@gezhi/testing`: that one is built on it. */
export interface JobsDatabase extends AsyncDisposable {
  /** As its owner. */
  readonly owner: DataSource;
  /** As a serving process signs in. */
  readonly service: DataSource;
  readonly serviceUrl: string;
}

/** `await using database = await jobsDatabase(jobs, now)`: migrated, and dropped at the end of the block. */
export async function jobsDatabase(
  jobs: readonly JobDefinition[],
  now: Date,
): Promise<JobsDatabase> {
  const name = `jobs_${process.pid}_${randomBytes(4).toString('hex')}`;
  const server = await open(serverUrl());
  await server.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const owner = await open(url.toString());
  await owner.runMigrations();
  await installJobs(owner, jobs, now);
  // What a run did, as it would be in tables of a department.
  await owner.query(`
    CREATE TABLE mark (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, process text NOT NULL, word text NOT NULL,
      attempt integer NOT NULL, started_for timestamptz NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
    GRANT SELECT, INSERT ON mark TO gezhi_service`);
  const serviceUrl = await ensureServiceLogin(url.toString(), `${name}_service`);
  const service = await open(serviceUrl);
  return {
    owner,
    service,
    serviceUrl,
    [Symbol.asyncDispose]: async () => {
      await service.destroy();
      await owner.destroy();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.query(`DROP ROLE ${name}_service`);
      await server.destroy();
    },
  };
}

export function open(url: string): Promise<DataSource> {
  return createDataSource({ name: 'jobs-specs', url, entities: [], migrations: [] }).initialize();
}

/** Set by the test command, as for every other test file. */
function serverUrl(): string {
  const url = process.env['GEZHI_TEST_POSTGRES'];
  if (!url) throw new Error('This test needs the test database: `npm test -- --only jobs`.');
  return url;
}
