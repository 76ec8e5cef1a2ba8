import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import fc from 'fast-check';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { owed } from '../../testing/escalation-model.testing';
import type { Waiting } from '../../testing/swept-events.testing';
import { allActs, putEvents } from '../../testing/swept-events.testing';

jest.setTimeout(180_000);

const ROOT = resolve(__dirname, '../../../../..');
const NOW = new Date('2026-10-13T09:00:00+08:00');
const KILLS = 3;

const waiting: fc.Arbitrary<Waiting> = fc.record({
  state: fc.constantFrom('RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS'),
  urgency: fc.constantFrom('DANGER', 'LIVELIHOOD', 'GENERAL'),
  areaCode: fc.constant('320104001001C001'),
  since: fc
    .integer({ min: 0, max: 20_000 })
    .map((minutes) => new Date(Date.parse('2026-09-21T09:00:00+08:00') + minutes * 60_000)),
});

let grid: SubgraphUnderTest;
beforeAll(async () => {
  grid = await subgraphInProcess(gridSubgraph);
  await aSubdistrict(grid.dataSource);
});
afterAll(() => grid?.[Symbol.asyncDispose]());

/** A process of its own that sweeps; `word` resolves when it says so. */
function sweeper(url: string) {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      resolve(ROOT, 'node_modules/@swc-node/register'),
      resolve(__dirname, '../../testing/sweep-process.testing.ts'),
      ...[url, NOW.toISOString()],
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SWC_NODE_PROJECT: resolve(ROOT, 'tsconfig.base.json') },
    },
  );
  const words = createInterface({ input: child.stdout });
  const ended = once(child, 'exit');
  return {
    async says(word: string): Promise<void> {
      for await (const line of words) if (line === word) return;
      throw new Error(`the sweeper ended before it said ${word}`);
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

it(`loses and doubles nothing when its process is killed ${KILLS} times in the middle of its work`, async () => {
  const events = fc.sample(waiting, { numRuns: 600, seed: 3 });
  const ids = await putEvents(grid.dataSource, events);
  const { url = '' } = grid.service.options as { url?: string };
  const count = async () => {
    const [row] = await grid.dataSource.query<{ acts: number; steps: number }[]>(
      `SELECT (SELECT count(*)::int FROM event_escalation) AS acts,
        (SELECT count(*)::int FROM gov_event_transition WHERE action IN ('remind', 'escalate')) AS steps`,
    );
    return row ?? { acts: 0, steps: 0 };
  };
  let amidst = 0;
  const total = events.flatMap((event) => owed(event, NOW)).length;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const process_ = sweeper(url);
    await process_.says('sweeping');
    // In the middle of its work: some of it is done since the last one was killed, and more is left.
    const enough = (await count()).acts + 20 + 7 * kill;
    while ((await count()).acts < enough) await pause(2);
    await process_.kill();
    const { acts, steps } = await count();
    // What was done and its history are one transaction.
    expect(steps).toBe(acts);
    if (acts > 0 && acts < total) amidst += 1;
  }
  const last = sweeper(url);
  await last.says('done');
  await last.kill();
  const made = await allActs(grid);
  events.forEach((event, index) => {
    expect(made.get(ids[index] ?? '') ?? []).toEqual(owed(event, NOW));
  });
  const done = await count();
  expect(done).toEqual({ acts: total, steps: total });
  const [{ told = 0, late = 0 } = {}] = await grid.dataSource.query<
    { told: number; late: number }[]
  >(
    `SELECT (SELECT sum(("values"->>'approaching')::int + ("values"->>'overdue')::int)::int FROM notification
        WHERE kind = 'DEADLINE_DIGEST') AS told,
      (SELECT count(*)::int FROM event_escalation WHERE made_at - fell_due_at > interval '1 hour') AS late`,
  );
  expect(told).toBe(late);
  expect(amidst).toBe(KILLS);
  process.stdout.write(`kill -9: ${JSON.stringify({ kills: KILLS, amidst, total, told })}\n`);
});
