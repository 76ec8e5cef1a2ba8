import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatIdentity, identifyProcess } from '@gezhi/persistence';
import { ROOT } from '../root-folder';
import { lastLines, runProgram } from './child-process';
import { lockClone } from './clone-lock';
import { DEPARTMENTS } from './departments';
import { findFreePort } from './free-port';
import { keepKeys } from './keys';
import { untilReady } from './readiness';

jest.setTimeout(30_000);

function start(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [join(ROOT, 'tools/platform/bin/start.mjs'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'start-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

describe('npm start', () => {
  it('explains an option it does not know and starts nothing', () => {
    const { status, stderr } = start(['--verbos']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--verbos[\s\S]*--no-demo[\s\S]*DATABASE_URL/);
  });

  it('tells its options', () => {
    const { status, stdout } = start(['--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('--reset');
  });

  it('names every variable that is wrong, without a stack', () => {
    const { status, stderr } = start([], { PORT: 'four', LOG_LEVEL: 'loud' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/PORT: "four"[\s\S]*LOG_LEVEL: "loud"/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('does not erase databases on a server that is not its own', () => {
    const { status, stderr } = start(['--reset'], {
      DATABASE_URL: 'postgresql://somebody@192.0.2.1/postgres',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('--reset erases the embedded database only');
  });
});

describe('the port of the graph', () => {
  it('is refused when it is busy, naming the process that has it', async () => {
    const holder = createServer().listen({ port: 0, host: '127.0.0.1' });
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    try {
      await expect(findFreePort(port)).rejects.toThrow(
        new RegExp(
          `Port ${port} is in use by process ${process.pid} \\(.*PORT=${port + 1} npm start`,
        ),
      );
    } finally {
      holder.close();
    }
  });

  it('is any free one for 0', async () => {
    expect(await findFreePort(0)).toBeGreaterThan(1023);
  });
});

describe('the lock of a clone', () => {
  it('keeps a second launcher out while the first lives, naming it', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'launcher.lock');
    const lock = lockClone(file);
    expect(() => lockClone(file)).toThrow(`process ${process.pid}`);
    lock.release();
    lockClone(file).release();
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a launcher that was killed', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'launcher.lock');
    const killed = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    await once(killed, 'spawn');
    const identity = identifyProcess(killed.pid ?? 0);
    writeFileSync(file, identity === null ? '' : formatIdentity(identity));
    expect(() => lockClone(file)).toThrow(`process ${killed.pid}`);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const lock = lockClone(file);
    expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
    lock.release();
  });
});

describe('the keys of a clone', () => {
  it('are one for each department, for the owner alone, and stay the same', () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'keys');
    const { call } = keepKeys(path, DEPARTMENTS);
    const secrets = Object.values(call).map((file) => readFileSync(file, 'utf8'));
    expect(new Set(secrets).size).toBe(DEPARTMENTS.length);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    for (const file of Object.values(call)) expect(statSync(file).mode & 0o777).toBe(0o600);
    keepKeys(path, DEPARTMENTS);
    expect(Object.values(call).map((file) => readFileSync(file, 'utf8'))).toEqual(secrets);
  });
});

describe('a process of the platform', () => {
  const broken = (folder: string) =>
    runProgram({
      name: 'grid',
      file: 'tools/platform/src/start/broken-program.testing.ts',
      environment: {},
      logFile: join(folder, 'grid.log'),
    });

  it('that ends instead of serving is named with its last words', async () => {
    using folder = temporaryFolder();
    const program = broken(folder.path);
    await expect(
      untilReady(program, { socketPath: join(folder.path, 'grid.sock') }),
    ).rejects.toThrow(/grid ended unexpectedly \(exit code 3\)[\s\S]*the migration 42 is missing/);
    expect(lastLines(program.logFile)).toContain('the migration 42 is missing');
  });

  it('is ended the hard way when it does not end when asked', async () => {
    using folder = temporaryFolder();
    const deaf = Promise.withResolvers<void>();
    const program = runProgram({
      name: 'grid',
      file: 'tools/platform/src/start/stubborn-program.testing.ts',
      environment: {},
      logFile: join(folder.path, 'grid.log'),
      onLine: () => deaf.resolve(),
    });
    await deaf.promise;
    await program.stop(200);
    expect(await program.ended).toBe('signal SIGKILL');
  });
});
