import type { FreshDatabase } from './fresh-database.testing';
import { freshDatabase } from './fresh-database.testing';

jest.setTimeout(30_000);

const ask = async ({ dataSource }: FreshDatabase, text: string) =>
  (await dataSource.query<Record<string, unknown>[]>(text))[0];

describe('a data source', () => {
  // Long enough for its own migrations on a busy machine.
  it('ends a statement that takes too long, and goes on working', async () => {
    await using database = await freshDatabase({ statementTimeout: 2_000 });
    await expect(ask(database, 'SELECT pg_sleep(30)')).rejects.toThrow('statement timeout');
    expect(await ask(database, 'SELECT 1 AS one')).toEqual({ one: 1 });
  });

  it('limits every statement to 15 seconds unless told otherwise', async () => {
    await using usual = await freshDatabase();
    expect(await ask(usual, 'SHOW statement_timeout')).toEqual({ statement_timeout: '15s' });
    await using patient = await freshDatabase({ statementTimeout: 0 });
    expect(await ask(patient, 'SHOW statement_timeout')).toEqual({ statement_timeout: '0' });
  });

  it('shows its name in the database and leaves no transaction open for long', async () => {
    await using database = await freshDatabase();
    expect(await ask(database, 'SHOW application_name')).toEqual({
      application_name: 'persistence-specs',
    });
    expect(await ask(database, 'SHOW idle_in_transaction_session_timeout')).toEqual({
      idle_in_transaction_session_timeout: '1min',
    });
  });

  it('tells every statement it sends', async () => {
    const statements: string[] = [];
    await using database = await freshDatabase({ onStatement: (text) => statements.push(text) });
    statements.length = 0;
    await ask(database, 'SELECT 1');
    expect(statements).toEqual(['SELECT 1']);
  });

  it('brings the table of idempotency keys to every owner, as its entity describes it', async () => {
    await using database = await freshDatabase();
    const drift = await database.dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries).toEqual([]);
  });

  it('can undo its own migrations', async () => {
    await using database = await freshDatabase();
    for (const _migration of database.dataSource.migrations) {
      await database.dataSource.undoLastMigration();
    }
    const table = await ask(database, `SELECT to_regclass('idempotency_key') AS it`);
    expect(table).toEqual({ it: null });
  });
});
