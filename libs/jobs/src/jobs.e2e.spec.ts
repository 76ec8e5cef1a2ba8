import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from './eventually.testing';
import { jobsDatabase } from './jobs-database.testing';
import { marks } from './marks.testing';
import { LONG_JOB } from './worker-process.testing';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../..');
/** Long ago: its schedule has a run to make up for at once. */
const INSTALLED = new Date('2026-01-01T00:00:00+08:00');

interface WorkerProcess extends AsyncDisposable {
  readonly pid: string;
  kill(): Promise<void>;
}

/** A process of its own that runs the job; answers when it takes work. */
async function workerProcess(url: string): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      resolve(ROOT, 'node_modules/@swc-node/register'),
      resolve(__dirname, 'worker-process.testing.ts'),
      url,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SWC_NODE_PROJECT: resolve(ROOT, 'tsconfig.base.json') },
    },
  );
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const started = Promise.withResolvers<void>();
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('jobs started')) started.resolve();
    });
  }
  void ended.then(() => started.reject(new Error('the worker ended before it took work')));
  await started.promise;
  return { pid: String(child.pid), kill, [Symbol.asyncDispose]: kill };
}

it('a run whose process was killed is taken over by another within 20 seconds, and by one only', async () => {
  await using database = await jobsDatabase([LONG_JOB], INSTALLED);
  await using one = await workerProcess(database.serviceUrl);
  const [began] = await eventually('the run to begin', async () => {
    const found = await marks(database.owner);
    return found.length > 0 ? found : undefined;
  });
  expect(began).toMatchObject({ process: one.pid, word: 'began', attempt: 1 });
  await using two = await workerProcess(database.serviceUrl);
  await using three = await workerProcess(database.serviceUrl);

  const killed = Date.now();
  await one.kill();
  const [, again, ended] = await eventually(
    'the run to be taken over',
    async () => {
      const found = await marks(database.owner);
      return found.length > 2 ? found : undefined;
    },
    30_000,
  );
  expect(Date.now() - killed).toBeLessThan(20_000);
  expect([two.pid, three.pid]).toContain(again?.process);
  expect(again).toMatchObject({ word: 'began', attempt: 2, startedFor: began?.startedFor });
  expect(ended).toMatchObject({ process: again?.process, word: 'ended', attempt: 2 });
});
