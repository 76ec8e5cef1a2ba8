import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { identifyProcess } from './process-identity';
import { findBinaries, serverVersion } from './server-binaries';
import { ask, start, temporaryFolder } from './server.testing';
import { startEmbeddedPostgres } from './embedded-postgres';
import { ensureDatabase } from './ensure-database';

jest.setTimeout(60_000);

describe('an embedded server', () => {
  it('is reached through a private socket only, keeps checksums and really writes to the disk', async () => {
    await using folder = temporaryFolder();
    await using server = await start(folder.path, true);
    const settings = await ask(
      server.url('postgres'),
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('data_checksums') AS checksums,
              current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone`,
    );
    expect(settings).toEqual([
      { addresses: '', checksums: 'on', fsync: 'on', commit: 'on', encoding: 'UTF8', zone: 'UTC' },
    ]);
    expect(statSync(server.socketFolder).mode & 0o777).toBe(0o700);
    expect(existsSync(join(folder.path, server.version.split('.')[0] ?? '', 'data'))).toBe(true);
  });

  it('leaves no process and no socket when it is stopped, even under a client that holds on', async () => {
    await using folder = temporaryFolder();
    const server = await startEmbeddedPostgres({ dataFolder: folder.path, fsync: false });
    const client = new Client({ connectionString: server.url('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    const began = Date.now();
    await Promise.all([server.stop(), server.stop()]);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(identifyProcess(server.processId)).toBeNull();
    expect(existsSync(server.socketFolder)).toBe(false);
    await expect(server.ended).resolves.toBeNull();
  });

  it('works under a path with spaces and Chinese characters, far longer than a socket may be', async () => {
    await using folder = temporaryFolder(`秦淮 district ${'long '.repeat(30)}end`);
    await using server = await start(folder.path);
    expect(await ask(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps what was written for the next start', async () => {
    await using folder = temporaryFolder();
    {
      await using server = await start(folder.path);
      await ensureDatabase(server.url('postgres'), 'grid');
      await ask(server.url('grid'), "CREATE TABLE area AS SELECT '320104' AS code");
    }
    await using server = await start(folder.path);
    expect(await ensureDatabase(server.url('postgres'), 'grid')).toBe(false);
    expect(await ask(server.url('grid'), 'SELECT code FROM area')).toEqual([{ code: '320104' }]);
  });

  it('sorts by code point and knows the case of every letter in the databases it makes', async () => {
    await using folder = temporaryFolder();
    await using server = await start(folder.path);
    await ensureDatabase(server.url('postgres'), 'grid');
    const rows = await ask(
      server.url('grid'),
      "SELECT lower('ÉA') AS lower, 'Z' < 'a' AS by_code_point",
    );
    expect(rows).toEqual([{ lower: 'éa', by_code_point: true }]);
  });

  it('runs beside the server of another clone', async () => {
    await using one = temporaryFolder();
    await using other = temporaryFolder();
    const servers = await Promise.all([start(one.path), start(other.path)]);
    expect(new Set(servers.map(({ socketFolder }) => socketFolder)).size).toBe(2);
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('refuses data of another major version by name, in its own folder and beside it', async () => {
    await using folder = temporaryFolder();
    const version = majorVersion();
    const old = join(folder.path, '12', 'data');
    mkdirSync(old, { recursive: true });
    writeFileSync(join(old, 'PG_VERSION'), '12\n');
    const refused = {
      code: 'DATA_OF_ANOTHER_VERSION',
      message: expect.stringMatching(
        new RegExp(`PostgreSQL 12, the installed programs are PostgreSQL ${version}`),
      ) as unknown,
    };
    await expect(start(folder.path)).rejects.toMatchObject(refused);
    expect(readdirSync(join(folder.path, '12', 'data'))).toEqual(['PG_VERSION']);

    await using replaced = temporaryFolder();
    const data = join(replaced.path, version, 'data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'PG_VERSION'), '12\n');
    await expect(start(replaced.path)).rejects.toMatchObject(refused);
  });

  it('touches no folder that holds something else than data', async () => {
    await using folder = temporaryFolder();
    const data = join(folder.path, majorVersion(), 'data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'thesis.txt'), 'do not lose me');
    await expect(start(folder.path)).rejects.toMatchObject({ code: 'DATA_FOLDER_DAMAGED' });
    expect(readdirSync(data)).toEqual(['thesis.txt']);
  });

  it('says in one line which file is broken when the data is damaged', async () => {
    await using folder = temporaryFolder();
    await (await start(folder.path)).stop();
    rmSync(join(folder.path, majorVersion(), 'data', 'global', 'pg_control'));
    const refusal = await start(folder.path).catch((error: Error) => error);
    expect(refusal).toMatchObject({ code: 'DATA_FOLDER_DAMAGED' });
    expect((refusal as Error).message).toMatch(/^[^\n]*database system[^\n]*$/);
  });

  it('refuses a socket folder that others may enter', async () => {
    await using folder = temporaryFolder();
    const socketFolder = mkdtempSync(join(tmpdir(), 'open-'));
    try {
      rmSync(socketFolder, { recursive: true });
      mkdirSync(socketFolder, { mode: 0o755 });
      const starting = startEmbeddedPostgres({ dataFolder: folder.path, socketFolder });
      await expect(starting).rejects.toMatchObject({ code: 'SOCKET_PATH' });
    } finally {
      rmSync(socketFolder, { recursive: true });
    }
  });

  it('tells what it does while it does it', async () => {
    await using folder = temporaryFolder();
    const steps: string[] = [];
    const options = {
      dataFolder: folder.path,
      fsync: false,
      onProgress: (step: string) => void steps.push(step),
    };
    await (await startEmbeddedPostgres(options)).stop();
    await (await startEmbeddedPostgres(options)).stop();
    expect(steps.map((step) => step.replace(/[\d.]+/, 'N'))).toEqual([
      'Making the data folder of PostgreSQL N',
      'Starting PostgreSQL N',
      'Starting PostgreSQL N',
    ]);
  });
});

function majorVersion(): string {
  return serverVersion({ folder: findBinaries(), libraryFolder: null }).major;
}
