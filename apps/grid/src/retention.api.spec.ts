import { fixedClock, newId } from '@gezhi/kernel';
import type { JobContext } from '@gezhi/jobs';
import { actorOf, retentionJob } from '@gezhi/jobs';
import type { ObjectChange, Witness } from '@gezhi/persistence';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { GRID_RETENTION } from './domain/retention';
import { gridSubgraph } from './subgraph';
import type { Subdistrict } from './testing/a-subdistrict.testing';
import { aSubdistrict } from './testing/a-subdistrict.testing';
import { eventVerbs } from './testing/event-verbs.testing';

jest.setTimeout(60_000);

const JOB = retentionJob(GRID_RETENTION);
const REPORTED = new Date('2025-10-10T10:00:00+08:00');
/** The night of the 365th day after 12 October 2025. */
const NIGHT = new Date('2026-10-12T03:10:00+08:00');
const NEXT_NIGHT = new Date('2026-10-13T03:10:00+08:00');

describe('the retention of contact data', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock: fixedClock(REPORTED) });
  });
  beforeEach(async () => {
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query('TRUNCATE gov_event CASCADE; TRUNCATE retention_hold');
    event = eventVerbs(grid, place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  /** One night's run as the serving process does it; answers what it counted and what it recorded. */
  async function night(now: Date, beforeCommit?: () => void) {
    const changes: ObjectChange[] = [];
    const stop = new AbortController();
    const witness: Witness = {
      beforeCommit: (uow) => {
        changes.push(...uow.changes);
        beforeCommit?.();
        return Promise.resolve();
      },
      afterRefusal: () => Promise.resolve(),
    };
    const database = callersDatabase(grid.service, actorOf(JOB), { reads: JOB.rows, witness });
    const context = { database, clock: fixedClock(now), signal: stop.signal };
    const run = async () => {
      const counted = await JOB.run(context as unknown as JobContext, {});
      return { counted, changes };
    };
    return { run, changes, stop };
  }
  const tonight = async (now: Date) => (await night(now)).run();

  async function closedAt(moment: string): Promise<string> {
    const id = await event.eventIn('CLOSED');
    await grid.dataSource.query('UPDATE gov_event SET closed_at = $2 WHERE id = $1', [id, moment]);
    return id;
  }
  const reporters = async (): Promise<Record<string, string | null>> =>
    Object.fromEntries(
      (
        await grid.dataSource.query<{ id: string; reporter_subject: string | null }[]>(
          'SELECT id, reporter_subject FROM gov_event',
        )
      ).map((row) => [row.id, row.reporter_subject]),
    );
  /** Every row with its version in PostgreSQL, which any change of a row moves on. */
  const rowVersions = () =>
    grid.dataSource.query(
      `SELECT id, xmin::text FROM gov_event UNION ALL SELECT id, xmin::text FROM gov_event_transition
       UNION ALL SELECT id, xmin::text FROM grid_post ORDER BY 1`,
    );

  const figures = async () => {
    const answer = await grid.ask<{ area: { gridMetrics: { key: string }[] } }>(
      event.command,
      `{ area(code: "320104001") { gridMetrics(window: { month: "2025-10" })
         { key value numerator denominator suppressed } } }`,
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data?.area.gridMetrics.length).toBeGreaterThan(10);
    return answer.data;
  };

  it('ends with the 365th day after the close, counted in Asia/Shanghai', async () => {
    const last = await closedAt('2025-10-12T23:59:59.999+08:00');
    const next = await closedAt('2025-10-13T00:00:00.000+08:00');
    expect((await tonight(NIGHT)).counted).toMatchObject({ 'event-reporter': 1 });
    expect(await reporters()).toEqual({ [last]: null, [next]: 'resident-1' });
    await tonight(NEXT_NIGHT);
    expect(await reporters()).toEqual({ [last]: null, [next]: null });
  });

  it('does not end while the matter is open, however old it is', async () => {
    const open = await event.eventIn('CALLED_BACK');
    const cancelled = await event.report();
    const { state } = await event.step(event.command, 'cancelEvent', {
      id: cancelled,
      note: '重复上报',
    });
    expect(state).toBe('CANCELLED');
    await tonight(new Date('2035-01-01T03:10:00+08:00'));
    expect(await reporters()).toEqual({ [open]: 'resident-1', [cancelled]: null });
  });

  it('leaves every fact of the case, its history and all figures as they were', async () => {
    const id = await closedAt('2025-10-12T12:00:00+08:00');
    const facts = async () => ({
      event: await grid.dataSource.query(
        `SELECT to_jsonb(e) - 'reporter_subject' AS facts FROM gov_event e`,
      ),
      steps: await grid.dataSource.query(
        `SELECT to_jsonb(s) - 'actor_subject' AS facts FROM gov_event_transition s ORDER BY occurred_at, id`,
      ),
      figures: await figures(),
    });
    const before = await facts();
    const { changes } = await tonight(NIGHT);
    expect(await facts()).toEqual(before);
    expect(changes).toContainEqual({ type: 'GovEvent', id, action: 'blank event-reporter' });
    const steps = await grid.dataSource.query<{ action: string; actor_subject: string }[]>(
      `SELECT action, actor_subject FROM gov_event_transition WHERE event_id = $1`,
      [id],
    );
    expect(steps.filter(({ actor_subject }) => actor_subject === '—')).toMatchObject([
      { action: 'report' },
    ]);
    expect(steps.filter(({ actor_subject }) => actor_subject.startsWith('test-'))).toHaveLength(8);
    expect(
      await grid.dataSource.query(
        `SELECT FROM gov_event e WHERE to_jsonb(e)::text LIKE '%resident-1%'`,
      ),
    ).toEqual([]);
  });

  it('takes the name and telephone that a reporter left, and only those of old matters', async () => {
    const old = await closedAt('2025-10-12T12:00:00+08:00');
    const young = await closedAt('2025-10-13T12:00:00+08:00');
    await grid.dataSource.query(
      `INSERT INTO event_contact SELECT id, '王女士', '13800138000', closed_at FROM gov_event`,
    );
    await tonight(NIGHT);
    const contacts = await grid.dataSource.query('SELECT event_id, name, phone FROM event_contact');
    expect(contacts).toHaveLength(2);
    expect(contacts).toContainEqual({ event_id: old, name: null, phone: null });
    expect(contacts).toContainEqual({ event_id: young, name: '王女士', phone: '13800138000' });
  });

  it('ends for a merged report with the event that answers it', async () => {
    const merged = await event.report();
    const into = await event.eventIn('IN_PROGRESS');
    await event.step(event.command, 'mergeEvent', { id: merged, intoId: into });
    await tonight(new Date('2035-01-01T03:10:00+08:00'));
    const kept = async () =>
      grid.dataSource.query<object[]>(
        'SELECT r.subject, e.reporter_subject FROM event_reporter r JOIN gov_event e ON e.id = origin_event_id',
      );
    expect(await kept()).toEqual([{ subject: 'resident-1', reporter_subject: 'resident-1' }]);
    for (const verb of ['handle', 'pass', 'callBack', 'close'] as const) await event[verb](into);
    await grid.dataSource.query(
      `UPDATE gov_event SET closed_at = '2025-10-12T12:00:00+08:00' WHERE id = $1`,
      [into],
    );
    await tonight(NIGHT);
    expect(await kept()).toEqual([{ subject: null, reporter_subject: null }]);
  });

  it('changes nothing the second time', async () => {
    await closedAt('2025-10-12T12:00:00+08:00');
    await tonight(NIGHT);
    const before = await rowVersions();
    expect(await tonight(NIGHT)).toEqual({
      counted: Object.fromEntries(GRID_RETENTION.rules.map(({ key }) => [key, 0])),
      changes: [],
    });
    expect(await rowVersions()).toEqual(before);
  });

  it('goes on where it was stopped', async () => {
    const id = await closedAt('2025-10-12T12:00:00+08:00');
    await grid.dataSource.query(
      `INSERT INTO gov_event SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
        'number', 'N-' || copy))).* FROM gov_event e, generate_series(1, 1199) copy WHERE e.id = $1`,
      [id],
    );
    const left = async () =>
      Object.values(await reporters()).filter((reporter) => reporter !== null).length;
    const first = await night(NIGHT, () => first.stop.abort());
    await expect(first.run()).rejects.toThrow('aborted');
    expect(first.changes).toHaveLength(500);
    expect(await left()).toBe(700);
    expect((await tonight(NIGHT)).counted).toMatchObject({ 'event-reporter': 700 });
    expect(await left()).toBe(0);
  });

  it('waits for a legal hold, and takes the others', async () => {
    const held = await closedAt('2025-10-01T12:00:00+08:00');
    const free = await closedAt('2025-10-01T12:00:00+08:00');
    await grid.dataSource.query(
      `INSERT INTO retention_hold VALUES ('GovEvent', $1, '行政复议', now())`,
      [held],
    );
    await tonight(NIGHT);
    expect(await reporters()).toEqual({ [held]: 'resident-1', [free]: null });
    await grid.dataSource.query('DELETE FROM retention_hold');
    await tonight(NIGHT);
    expect(await reporters()).toEqual({ [held]: null, [free]: null });
  });

  it('is two years for the name of whoever held a post, from the day the post ended', async () => {
    const name = async () =>
      (
        await grid.dataSource.query<{ worker_name: string }[]>('SELECT worker_name FROM grid_post')
      )[0]?.worker_name;
    await grid.dataSource.query(`UPDATE grid_post SET to_date = '2026-10-12'`);
    await tonight(new Date('2028-10-10T23:59:00+08:00'));
    expect(await name()).toBe('网格员 0001');
    await tonight(new Date('2028-10-11T00:00:00+08:00'));
    expect(await name()).toBe('—');
  });

  it('is a month for keys that tie an account to what it made', async () => {
    await grid.dataSource.query('TRUNCATE idempotency_key');
    const add = (key: string, createdAt: string) =>
      grid.dataSource.query(
        `INSERT INTO idempotency_key (subject, key, operation, body_hash, object_id, created_at)
         VALUES ('resident-1', $1, 'reportEvent', 'hash', $2, $3)`,
        [key, newId(), createdAt],
      );
    await add('old', '2026-09-12T23:59:59+08:00');
    await add('young', '2026-09-13T00:00:00+08:00');
    const { changes } = await tonight(NIGHT);
    expect(await grid.dataSource.query('SELECT key FROM idempotency_key')).toEqual([
      { key: 'young' },
    ]);
    expect(changes).toEqual([
      { type: 'RetentionRule', id: 'idempotency-keys', action: 'remove 1' },
    ]);
  });
});
