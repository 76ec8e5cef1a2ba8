import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { DatabaseOptions } from './data-source';
import { createDataSource } from './data-source';

/** A database for the specs of this package, which cannot use `@gezhi/testing`: that one is built on it. */
export interface FreshDatabase extends AsyncDisposable {
  readonly dataSource: DataSource;
  readonly url: string;
}

type Options = Partial<Omit<DatabaseOptions, 'url' | 'name' | 'migrations'>> & {
  /** SQL that makes the tables of the entities. */
  readonly tables?: string;
};

/** `await using database = await freshDatabase({ entities, tables })`: dropped at the end of the block. */
export async function freshDatabase({
  tables = '',
  entities = [],
  ...options
}: Options = {}): Promise<FreshDatabase> {
  const name = `persistence_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const dataSource = await createDataSource({
    name: 'persistence-specs',
    url: url.toString(),
    migrations: [],
    entities,
    ...options,
  }).initialize();
  await dataSource.runMigrations();
  if (tables !== '') await dataSource.query(tables);
  return {
    dataSource,
    url: url.toString(),
    [Symbol.asyncDispose]: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(text: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** Set by the test command, as for every other test file. */
function serverUrl(): string {
  const url = process.env['GEZHI_TEST_POSTGRES'];
  if (!url) throw new Error('This test needs the test database: `npm test -- --only persistence`.');
  return url;
}
