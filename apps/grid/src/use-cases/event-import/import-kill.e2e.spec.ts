import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';

jest.setTimeout(180_000);

const ROOT = resolve(__dirname, '../../../../..');
const KILLS = 3;
const ROWS = 400;
const hotline = actorWith('INTAKE_SYSTEM', { subject: 'svc-12345', organizationId: null });

let grid: SubgraphUnderTest;
beforeAll(async () => {
  grid = await subgraphInProcess(gridSubgraph);
  await aSubdistrict(grid.dataSource);
  await grid.dataSource.query(
    `INSERT INTO external_system (id, code, name_en, name_zh, sources, account_subject, enabled, takes_files,
       created_at, updated_at, version)
     VALUES (gen_random_uuid(), 'HOTLINE', 'Hotline', '热线', '{HOTLINE_12345}', $1, true, false, now(), now(), 1)`,
    [hotline.subject],
  );
});
afterAll(() => grid?.[Symbol.asyncDispose]());

/** A process of its own that imports; `says` resolves when it says so. */
function importer(url: string) {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      resolve(ROOT, 'node_modules/@swc-node/register'),
      resolve(__dirname, '../../testing/import-process.testing.ts'),
      url,
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
      throw new Error(`the importer ended before it said ${word}`);
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

it(`loses and doubles no row when its process is killed ${KILLS} times in the middle of a file`, async () => {
  const rows = Array.from({ length: ROWS }, (_, n) =>
    n % 10 === 3 ? `部件,第${n}件,320104001999\n` : `部件,第${n}件,320104001001\n`,
  );
  const sent = await grid.call(hotline, {
    method: 'POST',
    path: '/intake/imports?system=HOTLINE&name=a.csv',
    body: Buffer.from(`性质,标题,区域代码\n${rows.join('')}`),
    headers: { 'content-type': 'text/csv' },
  });
  expect(sent.status).toBe(202);
  const { url = '' } = grid.service.options as { url?: string };
  const count = async () => {
    const [row] = await grid.dataSource.query<Record<string, number>[]>(
      `SELECT i.state, i.accepted, i.refused, (SELECT count(*)::int FROM gov_event) AS events,
        (SELECT count(DISTINCT external_id)::int FROM gov_event) AS keys,
        (SELECT count(*)::int FROM gov_event_transition) AS steps,
        (SELECT count(*)::int FROM event_import_row WHERE state = 'WAITING') AS waiting,
        (SELECT count(*)::int FROM event_import_row WHERE state = 'REFUSED') AS kept FROM event_import i`,
    );
    return row as Record<
      'accepted' | 'refused' | 'events' | 'keys' | 'steps' | 'waiting' | 'kept',
      number
    >;
  };
  let amidst = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const process_ = importer(url);
    await process_.says('importing');
    const enough = (await count()).accepted + 20 + 7 * kill;
    while ((await count()).accepted < enough) await pause(2);
    await process_.kill();
    const { accepted, refused, events, steps, waiting, kept } = await count();
    // What was made, what was refused and what is told of it are one transaction.
    expect({ events, steps, kept, waiting }).toEqual({
      ...{ events: accepted, steps: accepted, kept: refused },
      waiting: ROWS - accepted - refused,
    });
    if (waiting > 0) amidst += 1;
  }
  const last = importer(url);
  await last.says('done');
  await last.kill();
  const made = { events: 360, keys: 360, steps: 360, accepted: 360 };
  const kept = { refused: 40, kept: 40, waiting: 0 };
  expect(await count()).toEqual({ state: 'DONE', ...made, ...kept });
  expect(amidst).toBe(KILLS);
  process.stdout.write(`kill -9: ${JSON.stringify({ kills: KILLS, amidst, rows: ROWS })}\n`);
});
