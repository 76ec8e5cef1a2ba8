import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { Inbox } from '../inbox/inbox';
import { aCity } from '../messaging-database.testing';
import type { DepartmentUnderTest } from '../messaging-database.testing';
import { relayOnce } from '../outbox/relay';
import { effects } from '../thing.testing';

const ROOT = join(__dirname, '../../../..');
/** `GEZHI_KILLS=200 npm test -- --only messaging killed` for more: each costs the start of a process. */
const KILLS = Number(process.env['GEZHI_KILLS'] ?? 20);
/** Processes at a time: starting one takes longest. */
const AT_ONCE = 4;

jest.setTimeout(300_000);

/** Runs a department until it has said a number of changes, and kills it there. Answers what it said. */
async function killOne(grid: DepartmentUnderTest, run: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      join(ROOT, 'node_modules/@swc-node/register'),
      join(__dirname, 'department-process.testing.ts'),
      grid.serviceUrl,
      grid.busUrl,
      String(run),
    ],
    {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json'),
        NODE_COMPILE_CACHE: join(ROOT, '.gezhi/cache/compile'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said: string[] = [];
  const ended = new Promise((resolve) => child.once('close', resolve));
  const after = 1 + (run % 7);
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (said.length === after) child.kill('SIGKILL');
  });
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  return said;
}

describe('a department that is killed between commit and publication', () => {
  it(`loses nothing and does nothing twice in ${KILLS} kills`, async () => {
    await using city = await aCity();
    const grid = await city.department('grid');
    const services = await city.department('services');

    const said: string[] = [];
    let runs = 0;
    const killing = async () => {
      while (runs < KILLS) said.push(...(await killOne(grid, ++runs)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, killing));

    const [left] = await grid.owner.query<{ written: number; unpublished: number }[]>(`
      SELECT count(*)::int AS written, count(*) FILTER (WHERE published_at IS NULL)::int AS unpublished
      FROM outbox_message`);
    while ((await relayOnce({ database: grid.whole, bus: grid.bus, clock: systemClock })) > 0);
    const inbox = new Inbox({
      database: services.whole,
      bus: services.bus,
      clock: systemClock,
      logger: createLogger({ name: 'specs', level: 'silent' }),
      consumptions: [effects()],
    });
    while (await inbox.step());

    const [bus] = await onBus(services);
    const rows = await services.owner.query<{ key: string; value: number }[]>(
      'SELECT key, value FROM effect ORDER BY id',
    );
    const handled = rows.map(({ key, value }) => `${key} ${value}`);
    process.stdout.write(
      `${runs} kills: ${left?.written} messages written, ${left?.unpublished} not yet marked at the last kill, ` +
        `${bus?.total} times on the bus (${(bus?.total ?? 0) - (bus?.different ?? 0)} twice), ${handled.length} handled\n`,
    );
    // Each change that was committed has had its effect, and none has had it twice.
    expect(new Set(handled).size).toBe(handled.length);
    expect(handled.length).toBe(left?.written);
    expect(said.filter((change) => !handled.includes(change))).toEqual([]);
    for (const values of byKey(rows).values())
      expect(values).toEqual([...values].sort((one, other) => one - other));
    // The kills were where they matter.
    expect(left?.unpublished).toBeGreaterThan(0);
  });
});

async function onBus(
  services: DepartmentUnderTest,
): Promise<{ total: number; different: number }[]> {
  const { messages } = await services.bus.read(0, 1_000_000);
  return [{ total: messages.length, different: new Set(messages.map(({ id }) => id)).size }];
}

function byKey(rows: readonly { key: string; value: number }[]): Map<string, number[]> {
  const values = new Map<string, number[]>();
  for (const { key, value } of rows) values.set(key, [...(values.get(key) ?? []), value]);
  return values;
}
