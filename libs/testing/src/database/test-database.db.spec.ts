import { Client } from 'pg';
import { testDatabase, testServerUrl } from './test-database';
import { TEST_SERVER_VARIABLE } from './test-server';

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const unique = (): string => `${process.pid}-${Date.now()}-${Math.random()}`;

describe('a database for a test file', () => {
  it('is a copy of what was prepared, and prepared once however many files ask at the same time', async () => {
    let preparations = 0;
    const options = {
      name: 'ledger',
      version: unique(),
      prepare: async (url: string) => {
        preparations++;
        await ask(url, "CREATE TABLE entry AS SELECT '格治' AS word");
      },
    };
    const databases = await Promise.all([1, 2, 3].map(() => testDatabase(options)));
    try {
      expect(new Set(databases.map(({ name }) => name)).size).toBe(3);
      for (const { url } of databases) {
        expect(await ask(url, 'SELECT word FROM entry')).toEqual([{ word: '格治' }]);
      }
      expect(preparations).toBe(1);
    } finally {
      await Promise.all(databases.map((database) => database[Symbol.asyncDispose]()));
    }
  });

  it('keeps what one file writes from the next', async () => {
    const options = {
      name: 'ledger',
      version: unique(),
      prepare: async (url: string) => void (await ask(url, 'CREATE TABLE entry (word text)')),
    };
    await using first = await testDatabase(options);
    await ask(first.url, "INSERT INTO entry VALUES ('first')");
    await using second = await testDatabase(options);
    expect(await ask(second.url, 'SELECT * FROM entry')).toEqual([]);
  });

  it('is prepared anew after a preparation that failed', async () => {
    const version = unique();
    const broken = testDatabase({
      name: 'ledger',
      version,
      prepare: async (url) => {
        await ask(url, 'CREATE TABLE half_done ()');
        throw new Error('the migration is wrong');
      },
    });
    await expect(broken).rejects.toThrow('the migration is wrong');
    await using database = await testDatabase({ name: 'ledger', version, prepare: async () => {} });
    expect(await ask(database.url, "SELECT to_regclass('half_done') AS left_over")).toEqual([
      { left_over: null },
    ]);
  });

  it('is gone at the end of its block, even with a connection still open', async () => {
    let name: string;
    let open: Client;
    {
      await using database = await testDatabase({
        name: 'ledger',
        version: 'empty',
        prepare: async () => {},
      });
      name = database.name;
      open = new Client({ connectionString: database.url });
      open.on('error', () => undefined);
      await open.connect();
    }
    const rows = await ask(testServerUrl(), `SELECT FROM pg_database WHERE datname = '${name}'`);
    expect(rows).toEqual([]);
    await open.end();
  });

  it('tells which command brings the server when there is none', () => {
    const address = process.env[TEST_SERVER_VARIABLE];
    delete process.env[TEST_SERVER_VARIABLE];
    try {
      expect(() => testServerUrl()).toThrow('npm test -- --only grid');
    } finally {
      process.env[TEST_SERVER_VARIABLE] = address;
    }
  });
});
