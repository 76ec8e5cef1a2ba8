import { cityPlan, DEMO_AS_OF } from '@gezhi/city';
import { demoActor } from '@gezhi/identity';
import { fixedClock, ok } from '@gezhi/kernel';
import { copyRows, inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { EventContact } from '../../../domain/contact/event-contact.entity';
import { OPEN_STATES } from '../../../domain/event/event.states';
import { sweepAt } from '../../../testing/swept-events.testing';
import { GovEvent } from '../../../domain/event/gov-event.entity';
import { gridSubgraph } from '../../../subgraph';
import { gridDemo } from '.';

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const centre = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });

/** A third of the year, and of its histories those of open events: demo-events.spec.ts holds all to the state table. */
describe('the demonstration in the database', () => {
  let grid: SubgraphUnderTest;
  const clock = fixedClock(DEMO_AS_OF);
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    await inTransaction(ownersDatabase(grid.dataSource), clock, async ({ manager }) => {
      // One COPY lasts as long as its rows take to make.
      await manager.query('SET LOCAL statement_timeout = 0');
      for (const { entity, rows } of gridDemo(cityPlan()))
        if (entity !== EventContact)
          await copyRows(manager, entity, entity === GovEvent ? aThird(rows) : ofThem(rows));
      return ok();
    });
    await grid.dataSource.query('ANALYZE');
  }, 120_000);
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const figures = async (area: string, month: string): Promise<Map<string, Figure>> => {
    const answer = await grid.ask<{ area: { gridMetrics: Figure[] } }>(
      centre,
      `{ area(code: "${area}") { gridMetrics(window: { month: "${month}" }) { key value numerator denominator } } }`,
    );
    expect(answer.errors).toEqual([]);
    return new Map(answer.data?.area.gridMetrics.map((each) => [each.key, each]));
  };

  it('lands near the figures of the sources', async () => {
    const october = await figures('320104', '2026-10');
    const value = (key: string) => october.get(key)?.value ?? NaN;
    expect(value('grid.count')).toBe(1_334);
    expect(value('event.count')).toBeGreaterThan(800);
    expect(value('event.absorptionRate')).toBeCloseTo(0.8, 1);
    expect(value('event.resolveRate')).toBeCloseTo(0.85, 1);
    expect(value('event.onTimeCloseRate')).toBeCloseTo(0.92, 1);
    expect(value('event.satisfactionRate')).toBeCloseTo(0.95, 1);
    expect(value('grid.fulltimeCoverage')).toBeGreaterThan(0.98);
    expect(value('grid.fulltimeCoverage')).toBeLessThan(1);
    expect(value('whistle.count')).toBeGreaterThan(15);
    expect(value('whistle.units')).toBeGreaterThan(20);
    expect(value('whistle.arrivalRate')).toBeCloseTo(0.95, 1);
    expect(value('whistle.resolveRate')).toBeGreaterThan(0.7);
  });

  it('has health checks behind the events they opened, and alerts that its events explain', async () => {
    const [row] = await grid.dataSource.query<Record<string, number>[]>(
      `SELECT (SELECT count(*)::int FROM health_check) AS checks,
        (SELECT count(*)::int FROM health_check WHERE state = 'CLOSED') AS closed,
        (SELECT count(*)::int FROM health_ledger_line WHERE dimension = 'POPULATION_COUNT' AND value < 10) AS small,
        (SELECT count(*)::int FROM area_alert) AS alerts,
        (SELECT count(*)::int FROM area_alert WHERE state = 'CLEARED') AS cleared,
        (SELECT count(*)::int FROM area_alert WHERE state = 'FALSE_ALARM') AS false_alarms`,
    );
    process.stdout.write(`demo: ${JSON.stringify(row)}\n`);
    expect(row?.checks).toBeGreaterThan(250);
    expect(row?.closed).toBeGreaterThan(200);
    expect(row?.small).toBe(0);
    expect(row?.alerts).toBeGreaterThan(10);
    expect(row?.cleared).toBeGreaterThan(row?.false_alarms ?? NaN);
  });

  it('has a team for every grid, and somebody on duty whom visitors can be', async () => {
    const answer = await grid.ask<Record<string, { nodes: object[] }>>(
      demoActor('grid-member-320104001002C001'),
      '{ myDuty(first: 200) { nodes { areaCode post { kind } } } myPatrols { nodes { state } } myCheckIns(first: 100) { nodes { at } } myDutyTasks { nodes { state } } }',
    );
    expect(answer.errors).toEqual([]);
    const listed = (name: string) => answer.data?.[name]?.nodes.length;
    expect(listed('myDuty')).toBeGreaterThan(100);
    expect(listed('myPatrols')).toBe(10);
    expect(listed('myCheckIns')).toBeGreaterThan(20);
    expect(listed('myDutyTasks')).toBe(2);
    const [row] = await grid.dataSource.query<Record<string, number>[]>(
      `SELECT (SELECT count(*)::int FROM grid_team) AS teams,
        (SELECT count(*)::int FROM duty_shift WHERE starts_at < '2026-11-16') AS shifts`,
    );
    expect(row?.teams).toBe(1_334);
    expect(row?.shifts).toBeGreaterThan(6_000);
    const november = await figures('320104', '2026-11');
    expect(november.get('grid.trainingCoverage')?.value).toBeGreaterThan(0.8);
    expect(november.get('grid.trainingCoverage')?.value).toBeLessThan(1);
    const reviews: unknown = await grid.dataSource.query(
      'SELECT state, count(*)::int AS count FROM performance_review GROUP BY 1 ORDER BY 1',
    );
    expect(reviews).toEqual([
      { state: 'APPEALED', count: 1 },
      { state: 'FINAL', count: expect.any(Number) },
    ]);
  });

  it('has devices that opened events by themselves, each for a reason that can be read, and one that is silent', async () => {
    const [row] = await grid.dataSource.query<Record<string, number>[]>(
      `SELECT (SELECT count(*)::int FROM device) AS devices, (SELECT count(*)::int FROM device_hour) AS hours,
        (SELECT count(*)::int FROM device_alarm) AS alarms,
        (SELECT count(*)::int FROM device_alarm a JOIN gov_event e ON e.id = a.event_id
          JOIN device d ON d.id = a.device_id JOIN device_rule r ON r.id = a.rule_id
          WHERE e.source = 'IOT' AND e.area_code = d.area_code AND (r.condition = 'SILENT' OR a.raised_value > r.threshold)
            AND (r.category_code = e.category_code)) AS explained,
        (SELECT count(*)::int FROM device WHERE silent_from < $1::timestamptz - interval '1 day') AS silent`,
      [DEMO_AS_OF],
    );
    process.stdout.write(`demo: ${JSON.stringify(row)}\n`);
    expect(row).toMatchObject({ devices: 400, silent: 1 });
    expect(row?.hours).toBeGreaterThan(8_000);
    expect(row?.alarms).toBeGreaterThan(5);
    expect(row?.explained).toBe(row?.alarms);
  });

  it('has its deadlines made up for in one short sweep a week later, told in digests and not one by one', async () => {
    const count = async () => {
      const [row] = await grid.dataSource.query<{ told: number; acts: number }[]>(
        'SELECT (SELECT count(*)::int FROM notification) AS told, (SELECT count(*)::int FROM event_escalation) AS acts',
      );
      return row ?? { told: NaN, acts: NaN };
    };
    const before = await count();
    const began = performance.now();
    const swept = await sweepAt(grid.service, new Date('2026-11-22T12:00:00+08:00'));
    const seconds = (performance.now() - began) / 1_000;
    const after = await count();
    const made = after.acts - before.acts;
    expect(swept.looked).toBe(open.size);
    expect(made).toBeGreaterThan(open.size);
    // Suspensions that ended and reports that did not come are told one by one.
    const { digests, resumed, unanswered } = swept;
    expect(after.told - before.told).toBe(digests + resumed + unanswered);
    expect(swept.digests).toBeLessThan(made / 2);
    process.stdout.write(`demo: ${JSON.stringify({ seconds, made, ...swept })}\n`);
  });
});

const loaded = new Set<unknown>();
const open = new Set<unknown>();

/** Every third event is enough for shares. */
function* aThird(rows: Iterable<object>): Generator<object> {
  let ordinal = 0;
  for (const row of rows as Iterable<GovEvent>) {
    const before = row.mergedIntoId ?? row.repeatOfId;
    if (row.parentId !== null) continue;
    if (before === null ? ordinal++ % 3 !== 0 : !loaded.has(before)) continue;
    loaded.add(row.id);
    if (OPEN_STATES.includes(row.state)) open.add(row.id);
    yield row;
  }
}

/** Columns that name a row that must have been loaded. */
const REFERENCES = ['eventId', 'originEventId', 'orderId', 'disputeId', 'incidentId'];

/** What hangs on events that were loaded; steps of open ones alone. */
function* ofThem(rows: Iterable<object>): Generator<object> {
  for (const row of rows) {
    const of = REFERENCES.flatMap((name) => (name in row ? [row[name as never] as unknown] : []));
    const shown = 'eventId' in row && 'toState' in row ? open : loaded;
    if (!of.every((id) => id === null || shown.has(id))) continue;
    if ('id' in row) loaded.add(row.id);
    yield row;
  }
}
