import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchElsewhere } from './launcher.testing';
import { identifyProcess } from './process-identity';
import { findBinaries } from './server-binaries';
import { chooseServerUser, disguise } from './server-user';
import { ask, start, temporaryFolder, until } from './server.testing';

jest.setTimeout(60_000);

/** A PATH on which the server can be started but not be tied to the life of its launcher. */
const pathWithout = mkdtempSync(join(tmpdir(), 'path-'));
beforeAll(() => {
  if (existsSync('/usr/bin/unshare')) symlinkSync('/usr/bin/unshare', join(pathWithout, 'unshare'));
});
afterAll(() => rmSync(pathWithout, { recursive: true }));

const isGone = (pid: number) => () => identifyProcess(pid) === null;

describe('a server whose launcher was killed', () => {
  it('ends in order by itself', async () => {
    await using folder = temporaryFolder();
    const launcher = await launchElsewhere(folder.path);
    await launcher.kill();
    await until(isGone(launcher.server.processId));
    expect(readFileSync(join(folder.path, '18', 'server.log'), 'utf8')).toContain('fast shutdown');
  });

  it('is ended by the next start where the system cannot do that, and nothing committed is lost', async () => {
    await using folder = temporaryFolder();
    const launcher = await launchElsewhere(folder.path, pathWithout);
    await ask(launcher.server.url, "CREATE TABLE area AS SELECT '320104' AS code");
    await launcher.kill();
    expect(identifyProcess(launcher.server.processId)).not.toBeNull();
    await using server = await start(folder.path);
    expect(server.endedOrphan).toBe(true);
    expect(identifyProcess(launcher.server.processId)).toBeNull();
    expect(existsSync(launcher.server.socketFolder)).toBe(false);
    expect(await ask(server.url('postgres'), 'SELECT code FROM area')).toEqual([
      { code: '320104' },
    ]);
  });
});

describe('a data folder that somebody else works on', () => {
  it('is refused while the launcher of the server lives, naming the process', async () => {
    await using folder = temporaryFolder();
    await using launcher = await launchElsewhere(folder.path);
    await expect(start(folder.path)).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringContaining(`process number ${launcher.server.processId}`) as unknown,
    });
    expect(await ask(launcher.server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is refused when the server is none of ours', async () => {
    await using folder = temporaryFolder();
    await (await start(folder.path)).stop();
    const data = join(folder.path, '18', 'data');
    const { prefix, uid, gid } = disguise(chooseServerUser());
    const [program = '', ...before] = [...prefix, join(findBinaries(), 'bin', 'postgres')];
    const foreign = spawn(
      program,
      [...before, '-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${data}`],
      { uid, gid, cwd: '/', stdio: 'ignore' },
    );
    try {
      await until(() => isWritten(join(data, 'postmaster.pid')));
      await expect(start(folder.path)).rejects.toMatchObject({
        code: 'DATA_FOLDER_IN_USE',
        message: expect.stringContaining('not started by us') as unknown,
      });
      expect(foreign.exitCode).toBeNull();
    } finally {
      foreign.kill('SIGQUIT');
      await until(isGone(foreign.pid ?? 0));
    }
  });

  it('is given to one of two starts at the same moment', async () => {
    await using folder = temporaryFolder();
    const starts = await Promise.allSettled([start(folder.path), start(folder.path)]);
    const started = starts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = starts.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    expect(started).toHaveLength(1);
    expect(refused).toEqual([expect.objectContaining({ code: 'DATA_FOLDER_IN_USE' })]);
    const [server] = started;
    expect(await ask(server?.url('postgres') ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server?.stop();
  });
});

describe('a server that was killed itself', () => {
  it('is started again with everything that was committed', async () => {
    await using folder = temporaryFolder();
    const killed = await start(folder.path, true);
    await ask(killed.url('postgres'), "CREATE TABLE area AS SELECT '320104' AS code");
    process.kill(killed.processId, 'SIGKILL');
    await killed.ended;
    await using server = await start(folder.path, true);
    expect(await ask(server.url('postgres'), 'SELECT code FROM area')).toEqual([
      { code: '320104' },
    ]);
  });

  it('does not stay locked out by its own lock file when its number now belongs to another process', async () => {
    await using folder = temporaryFolder();
    await (await start(folder.path)).stop();
    writeFileSync(
      join(folder.path, '18', 'data', 'postmaster.pid'),
      `${process.ppid}\n${folder.path}\n1\n5432\n\n\n0 0\nready\n`,
    );
    await using server = await start(folder.path);
    expect(server.processId).not.toBe(process.ppid);
  });

  it('says why it ended to whoever waits', async () => {
    await using folder = temporaryFolder();
    const server = await start(folder.path);
    process.kill(server.processId, 'SIGTERM');
    expect(await server.ended).toContain('shutdown');
  });
});

describe('a start that was killed while it made the data folder', () => {
  it('leaves nothing in the way of the next one', async () => {
    await using folder = temporaryFolder();
    const draft = join(folder.path, '18', 'draft-1@long-ago:1-XYZ');
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'PG_VERSION'), '18\n');
    await using server = await start(folder.path);
    expect(server.endedOrphan).toBe(false);
    expect(existsSync(draft)).toBe(false);
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
asRoot('root on a machine without user namespaces', () => {
  it('runs the server as nobody, with data and programs where nobody may go', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'path-'));
    await using folder = temporaryFolder();
    mkdirSync(folder.path);
    try {
      await using launcher = await launchElsewhere(folder.path, empty);
      expect(ownerOf(launcher.server.processId)).toBe(65534);
      expect(await ask(launcher.server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      rmSync(empty, { recursive: true });
    }
  });
});

function ownerOf(pid: number): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** A server creates its lock file first and writes its number into it a moment later. */
function isWritten(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}
