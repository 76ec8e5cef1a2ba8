import { Client } from 'pg';
import { freshDatabase } from '../fresh-database.testing';
import { createDataSource } from '../data-source';
import { guardedDatabase } from './guarded.testing';
import { assertLeastRights } from './least-rights';
import { ensureServiceLogin } from './service-login';

jest.setTimeout(60_000);

describe('the login of a department', () => {
  it('cannot enter the database of another department', async () => {
    await using mine = await freshDatabase();
    await using theirs = await freshDatabase();
    const url = new URL(await ensureServiceLogin(mine.url, 'gezhi_neighbour'));
    const client = new Client({ connectionString: url.toString() });
    await client.connect();
    await client.end();
    url.pathname = new URL(theirs.url).pathname;
    const intruder = new Client({ connectionString: url.toString() });
    await expect(intruder.connect()).rejects.toThrow('permission denied for database');
  });

  it('can neither change rules nor tables, nor become somebody else', async () => {
    await using guarded = await guardedDatabase();
    for (const attempt of [
      'ALTER TABLE matter DISABLE ROW LEVEL SECURITY',
      'DROP POLICY read ON matter',
      'CREATE TABLE loot AS SELECT 1 AS one',
      'CREATE TEMPORARY TABLE loot (one integer)',
      'TRUNCATE matter',
      'SET ROLE gezhi',
      'SET SESSION AUTHORIZATION gezhi',
      'CREATE OR REPLACE FUNCTION reads_whole() RETURNS boolean LANGUAGE sql RETURN true',
      "COPY (SELECT 1) TO PROGRAM 'cat'",
      'ALTER ROLE CURRENT_USER BYPASSRLS',
    ]) {
      await expect(guarded.service.query(attempt)).rejects.toThrow(
        /permission denied|must be|cannot/,
      );
    }
  });

  it('is made by many departments at the same moment', async () => {
    await using database = await freshDatabase();
    const urls = await Promise.all(
      Array.from({ length: 8 }, () => ensureServiceLogin(database.url, 'gezhi_crowd')),
    );
    expect(new Set(urls.map((url) => new URL(url).username))).toEqual(new Set(['gezhi_crowd']));
  });
});

describe('a serving process', () => {
  it('is content with the rights of its group', async () => {
    await using guarded = await guardedDatabase();
    await expect(assertLeastRights(guarded.service)).resolves.toBeUndefined();
  });

  it('refuses to serve as a superuser', async () => {
    await using guarded = await guardedDatabase();
    await expect(assertLeastRights(guarded.owner)).rejects.toThrow(/"gezhi" is a superuser/);
  });

  it.each([
    ['has BYPASSRLS', 'ALTER ROLE gezhi_suspect BYPASSRLS'],
    ['owns tables', 'CREATE TABLE own_thing (); ALTER TABLE own_thing OWNER TO gezhi_suspect'],
  ])('refuses to serve as a role that %s', async (excess, makeSo) => {
    await using database = await freshDatabase();
    const url = await ensureServiceLogin(database.url, 'gezhi_suspect');
    await database.dataSource.query(makeSo);
    const service = createDataSource({ name: 'suspect', url, entities: [], migrations: [] });
    await service.initialize();
    try {
      await expect(assertLeastRights(service)).rejects.toThrow(excess);
    } finally {
      await service.destroy();
      await database.dataSource.query('ALTER ROLE gezhi_suspect NOBYPASSRLS');
    }
  });
});
