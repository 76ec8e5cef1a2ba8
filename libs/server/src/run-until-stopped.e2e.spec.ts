import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

/** Real processes start slowly on a busy machine. */
jest.setTimeout(60_000);

const ROOT = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'gezhi-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

let sockets = 0;

/** Starts the fixture as a process of its own, through any command that ends in a script path and a socket. */
async function startProcess({ stdin = 'ignore', parent = '', socket = '', notice = 0 } = {}) {
  const path = socket || join(folder, `${(sockets += 1)}.sock`);
  const node = ['--conditions=@gezhi/source', '-r', '@swc-node/register'];
  const child = spawn(
    process.execPath,
    [...node, join(__dirname, 'child-process.testing.ts'), path, String(notice)],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json'),
        GEZHI_PARENT: parent,
      },
      stdio: [stdin, 'pipe', 'inherit', ...(parent === 'ipc' ? ['ipc'] : [])] as StdioOptions,
    },
  );
  children.push(child);
  const messages: string[] = [];
  const waiting = new Map<string, () => void>();
  const lines = createInterface({ input: child.stdout! }).on('line', (line) => {
    const { msg } = JSON.parse(line) as { msg: string };
    messages.push(msg);
    waiting.get(msg)?.();
  });
  const logged = (message: string) =>
    messages.includes(message)
      ? Promise.resolve()
      : new Promise<void>((done) => waiting.set(message, done));
  const exited = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(([[code]]) => ({
    code: code as number | null,
    messages,
  }));
  await Promise.race([logged('listening'), exited]);
  return { child, logged, exited, ask: (url: string) => askSocket(path, url) };
}

function askSocket(socketPath: string, path: string): Promise<string> {
  return new Promise((done, failed) => {
    get({ socketPath, path }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk)).on('end', () => done(body));
      response.on('error', failed);
    }).on('error', failed);
  });
}

describe('a process', () => {
  it('finishes the answer under way when asked to stop, frees what it used and exits with 0', async () => {
    const { child, logged, exited, ask } = await startProcess();
    const answer = ask('/slow');
    await logged('slow answer under way');
    child.kill('SIGTERM');
    expect(await answer).toBe('done');
    const { code, messages } = await exited;
    expect(code).toBe(0);
    expect(messages).toContain('disposed');
  });

  it('is not ready but still reachable for the time of its notice, when asked to by SIGTERM', async () => {
    const { child, logged, exited, ask } = await startProcess({ notice: 1_500 });
    child.kill('SIGTERM');
    await logged('stopping');
    expect(JSON.parse(await ask('/health/ready'))).toMatchObject({ status: 'stopping' });
    expect(JSON.parse(await ask('/health/live'))).toMatchObject({ status: 'live' });
    expect((await exited).code).toBe(0);
  });

  it('reads its configuration again at SIGHUP, when it has no terminal, and goes on', async () => {
    const { child, logged, exited, ask } = await startProcess();
    child.kill('SIGHUP');
    await logged('read again');
    expect(JSON.parse(await ask('/health/ready'))).toMatchObject({ status: 'ready' });
    child.kill('SIGTERM');
    expect((await exited).code).toBe(0);
  });

  it('cuts off an answer that outlasts the drain, and still stops', async () => {
    const { child, logged, exited, ask } = await startProcess();
    const answer = ask('/never');
    await logged('endless answer under way');
    child.kill('SIGINT');
    await expect(answer).rejects.toThrow();
    const { code, messages } = await exited;
    expect(code).toBe(0);
    expect(messages).toEqual(
      expect.arrayContaining(['requests under way were cut off', 'disposed']),
    );
  });

  it.each([
    ['ipc', 'ignore'],
    ['stdin', 'pipe'],
  ])('ends when its launcher is gone, known by %s', async (parent, stdin) => {
    const { child, exited } = await startProcess({ parent, stdin });
    if (parent === 'ipc') child.disconnect();
    else child.stdin?.end();
    expect((await exited).code).toBe(0);
  });

  it('stops with exit code 1 after a fault nobody caught', async () => {
    const { exited, ask } = await startProcess();
    expect(await ask('/fault')).toBe('soon');
    const { code, messages } = await exited;
    expect(code).toBe(1);
    expect(messages).toEqual(expect.arrayContaining(['uncaught exception', 'disposed']));
  });

  it('says why and exits with 1 when its address is taken', async () => {
    const socket = join(folder, 'taken.sock');
    await startProcess({ socket });
    const second = await startProcess({ socket });
    const { code, messages } = await second.exited;
    expect(code).toBe(1);
    expect(messages).toContain('cannot listen');
  });
});
