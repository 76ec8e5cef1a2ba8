import { actorOf } from '@gezhi/jobs';
import { fixedClock, newId, ok } from '@gezhi/kernel';
import { callersDatabase, inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { putEvents, sweepAt } from '../../testing/swept-events.testing';
import { DUE_TO_LOOK_AT, ENTERED } from './sweep-batch';
import { deadlineSweep } from './sweep-deadlines';

jest.setTimeout(180_000);

const NOW = new Date('2026-10-26T09:00:00+08:00');
/** Closed events, which a sweep must never read. */
const CLOSED = 100_000;
const OVERDUE = 1_200;

let grid: SubgraphUnderTest;
beforeAll(async () => {
  grid = await subgraphInProcess(gridSubgraph);
  await aSubdistrict(grid.dataSource);
  const [id = ''] = await putEvents(grid.dataSource, [waiting()]);
  await closeAndCopy(id);
  await putEvents(grid.dataSource, Array.from({ length: OVERDUE }, waiting));
  await grid.dataSource.query('ANALYZE');
}, 120_000);
afterAll(() => grid?.[Symbol.asyncDispose]());

function waiting() {
  return {
    state: 'IN_PROGRESS',
    urgency: 'GENERAL',
    areaCode: '320104001001C001',
    since: new Date('2026-10-12T10:00:00+08:00'),
    leadOrganizationId: newId(),
  } as const;
}

async function closeAndCopy(id: string): Promise<void> {
  await grid.dataSource.query(
    `UPDATE gov_event SET state = 'CLOSED', closed_at = reported_at, outcome = 'RESOLVED', absorption_level = 'GRID'
      WHERE id = $1`,
    [id],
  );
  const columns = await grid.dataSource.query<{ name: string }[]>(
    `SELECT quote_ident(column_name) AS name FROM information_schema.columns
      WHERE table_name = 'gov_event' AND column_name NOT IN ('id', 'number') AND is_generated = 'NEVER'`,
  );
  const names = columns.map(({ name }) => name).join(', ');
  await inTransaction(ownersDatabase(grid.dataSource), fixedClock(NOW), async ({ manager }) => {
    // Rows as they would be, with keys of an earlier time; what watches and checks them is tried elsewhere.
    await manager.query(
      'SET LOCAL statement_timeout = 0; SET LOCAL session_replication_role = replica',
    );
    await manager.query(
      `INSERT INTO gov_event (id, number, ${names})
      SELECT ('0190' || substr(md5(n::text), 5))::uuid, 'C-' || n, ${names} FROM gov_event, generate_series(1, ${CLOSED}) n WHERE id = '${id}'`,
    );
    return ok();
  });
}

it('reads by index what is due, whatever lies closed beside it, and no table from end to end', async () => {
  const actor = actorOf(deadlineSweep);
  const database = callersDatabase(grid.service, actor, { reads: 'WHOLE' });
  await inTransaction(database, fixedClock(NOW), async ({ manager, now }) => {
    const explain = async (statement: string, values: unknown[]) =>
      JSON.stringify(await manager.query(`EXPLAIN (FORMAT JSON) ${statement}`, values));
    const due = await explain(DUE_TO_LOOK_AT, [now, 200]);
    expect(due).toContain('event_watch_look_at_idx');
    expect(due).toContain('gov_event_pkey');
    expect(due).not.toContain('Seq Scan');
    const entered = await explain(ENTERED, [[newId()]]);
    expect(entered).toContain('gov_event_transition_event_id_occurred_at_idx');
    expect(entered).not.toContain('Seq Scan');
    return ok();
  });
});

it('is through with thousands of overdue events in seconds, a bounded number a run', async () => {
  const size = { batch: 200, batches: 4 };
  const first = await sweepAt(grid.service, NOW, size);
  expect(first.looked).toBe(800);
  const began = performance.now();
  const rest = await sweepAt(grid.service, NOW);
  const seconds = (performance.now() - began) / 1_000;
  expect(rest).toMatchObject({ looked: OVERDUE - 800, escalated: 4 * (OVERDUE - 800) });
  process.stdout.write(`sweep: ${rest.looked} overdue events in ${seconds.toFixed(2)} s\n`);
});
