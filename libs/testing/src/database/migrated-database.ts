import { createDataSource, ensureServiceLogin } from '@gezhi/persistence';
import type { DatabaseOptions } from '@gezhi/persistence';
import type { DataSource } from 'typeorm';
import { SERVICE_LOGIN, serviceUrlOf } from './service-login';
import { testDatabase } from './test-database';

export interface MigratedDatabaseOptions extends Omit<DatabaseOptions, 'url'> {
  /** Fills the template after the migrations: reference data that every test of it needs. */
  readonly seed?: (dataSource: DataSource) => Promise<void>;
  /** Changes when `seed` changes in a way its own source text does not show. */
  readonly seedVersion?: string;
}

/** A database with all migrations applied and an open data source on it. */
export interface MigratedDatabase extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  /** As the process of a department signs in: row rules bind it. */
  readonly serviceUrl: string;
  /** As its owner, without row rules. */
  readonly dataSource: DataSource;
}

/**
 * `await using database = await migratedDatabase({ name: 'grid', entities, migrations })`:
 * closes the data source and drops the database at the end of the block.
 */
export async function migratedDatabase(
  options: MigratedDatabaseOptions,
): Promise<MigratedDatabase> {
  const { seed, seedVersion, ...database } = options;
  const clone = await testDatabase({
    name: options.name.replace(/\W/g, '_'),
    version: [...options.migrations.map(String), String(seed), seedVersion].join('\n'),
    prepare: async (url) => {
      const dataSource = await createDataSource({
        ...database,
        url,
        onStatement: undefined,
      }).initialize();
      try {
        await dataSource.runMigrations();
        await ensureServiceLogin(url, SERVICE_LOGIN);
        await seed?.(dataSource);
      } finally {
        await dataSource.destroy();
      }
    },
  });
  const dataSource = await createDataSource({ ...database, url: clone.url }).initialize();
  return {
    name: clone.name,
    url: clone.url,
    serviceUrl: serviceUrlOf(clone.url),
    dataSource,
    [Symbol.asyncDispose]: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await clone[Symbol.asyncDispose]();
    },
  };
}
