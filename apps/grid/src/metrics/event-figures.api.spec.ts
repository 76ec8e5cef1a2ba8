import type { Actor } from '@gezhi/identity';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf, newId, startOfDay } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import { rollUpFigures } from '@gezhi/subgraph';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import fc from 'fast-check';
import { GovEvent } from '../domain/event/gov-event.entity';
import { untouched } from '../domain/event/new-event';
import { gridSubgraph } from '../subgraph';
import { aSubdistrict } from '../testing/a-subdistrict.testing';
import { GRID_METRICS } from './catalogue';

const NOW = new Date('2026-10-20T12:00:00+08:00');
const clock = { now: () => NOW };
const FIRST = '2026-07-01' as LocalDate;
const AREAS = ['320104', '320104001', '320104001001', '320104001001C001', '320104002'];
const ORGANIZATIONS = [newId(), newId()];
const LARGEST = newId();

interface Figure {
  readonly key: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: string;
}

describe('figures of events', () => {
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    await aSubdistrict(grid.dataSource);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const command = actorWith('DISTRICT_COMMAND', { areas: ['3201'] });
  const ask = async (window: string): Promise<Record<string, readonly Figure[]>> => {
    const answer = await grid.ask<{ areas: { nodes: { code: string; gridMetrics: Figure[] }[] } }>(
      command,
      `{ areas(codes: ${JSON.stringify(AREAS)}) { nodes { code gridMetrics(window: ${window}) { key numerator denominator suppressed } } } }`,
    );
    expect(answer.errors).toEqual([]);
    return Object.fromEntries(
      (answer.data?.areas.nodes ?? []).map(({ code, gridMetrics }) => [code, gridMetrics]),
    );
  };
  const rollUp = () =>
    rollUpFigures({ database: ownersDatabase(grid.dataSource), clock }, GRID_METRICS);

  const moment = (day: number, minute: number) =>
    new Date(startOfDay(addDays(FIRST, day)).getTime() + minute * 60_000);
  const matter = fc
    .record({
      area: fc.constantFrom(
        '320104',
        '320104001',
        '320104001001C001',
        '320104001001C001',
        '320104002',
      ),
      day: fc.integer({ min: 0, max: 110 }),
      minute: fc.integer({ min: 0, max: 1439 }),
      closed: fc.boolean(),
      lead: fc.constantFrom(...ORGANIZATIONS),
    })
    .map(({ area, day, minute, closed, lead }): Partial<GovEvent> => ({
      areaCode: area,
      reportedAt: moment(day, minute),
      acceptedAt: moment(day, minute),
      leadOrganizationId: lead,
      state: closed ? 'CLOSED' : 'ACCEPTED',
      closedAt: closed ? moment(day + 1, minute) : null,
      outcome: closed ? 'RESOLVED' : null,
      absorptionLevel: closed ? 'GRID' : null,
    }));
  const store = (matters: readonly Partial<GovEvent>[]) =>
    grid.dataSource.manager.insert(
      GovEvent,
      matters.map((each) => {
        const id = newId();
        return {
          ...untouched(),
          id,
          number: id,
          source: 'GRID_PATROL',
          nature: 'COMPONENT',
          urgency: 'GENERAL',
          unlocated: false,
          anonymous: false,
          title: '',
          description: '',
          longitude: null,
          latitude: null,
          reporterSubject: null,
          createdAt: NOW,
          updatedAt: NOW,
          version: 1,
          ...each,
        } as GovEvent;
      }),
    );

  const WINDOWS = [
    '{ month: "2026-08" }',
    '{ from: "2026-07-01", to: "2026-09-30" }',
    '{ from: "2026-08-03", to: "2026-10-20" }',
    '{ month: "2026-10" }',
  ];
  const all = async () =>
    Object.fromEntries(
      await Promise.all(WINDOWS.map(async (window) => [window, await ask(window)] as const)),
    );

  it('are the same from the rows, from what is kept of them, and from both after changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(matter, { minLength: 60, maxLength: 160 }),
        fc.array(matter, { maxLength: 10 }),
        async (matters, later) => {
          await grid.dataSource.query(
            'TRUNCATE gov_event CASCADE; TRUNCATE metric_rollup, metric_rollup_day, metric_rollup_stale',
          );
          await store(matters);
          const counted = await all();
          expect((await rollUp()).days).toBeGreaterThan(0);
          expect(await all()).toEqual(counted);

          await store(later);
          await grid.dataSource.query(
            `UPDATE gov_event SET state = 'CANCELLED', closed_at = NULL, area_code = '320104002' WHERE number < (SELECT number FROM gov_event ORDER BY number OFFSET 5 LIMIT 1)`,
          );
          await grid.dataSource.query(
            `UPDATE gov_event SET reported_at = reported_at + interval '20 days', closed_at = closed_at - interval '1 day'
             WHERE number > (SELECT number FROM gov_event ORDER BY number DESC OFFSET 4 LIMIT 1)`,
          );
          const changed = await all();
          await rollUp();
          expect(await all()).toEqual(changed);
          expect(await rollUp()).toEqual({ days: 0 });
          await grid.dataSource.query('TRUNCATE metric_rollup, metric_rollup_day');
          expect(await all()).toEqual(changed);
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);

  it('count every event once in the area it happened in and in all above', async () => {
    await grid.dataSource.query(
      'TRUNCATE gov_event CASCADE; TRUNCATE metric_rollup, metric_rollup_day, metric_rollup_stale',
    );
    await store(
      Array.from({ length: 40 }, (_, index) => ({
        areaCode: index < 25 ? '320104001001C001' : '320104002',
        reportedAt: moment(35, index),
      })),
    );
    await rollUp();
    const counts = Object.entries(await ask('{ month: "2026-08" }')).map(([code, figures]) => [
      code,
      figures.find(({ key }) => key === 'event.count')?.numerator,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      '320104': 40,
      '320104001': 25,
      '320104001001': 25,
      '320104001001C001': 25,
      '320104002': 15,
    });
    expect(localDateOf(moment(35, 0))).toBe('2026-08-05');
  });

  it('are kept of a month in as many rows as areas had events', async () => {
    const [row] = await grid.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM metric_rollup WHERE axis = 'AREA' AND grain = 'MONTH' AND fact = 'reported events'`,
    );
    // The city, the district, two subdistricts, a community and a grid.
    expect(row?.count).toBe(6);
  });

  describe('of organisations', () => {
    const league = (actor: Actor, metric: string, order: string) =>
      grid.ask<{ gridOrganizationFigures: { organization: { id: string }; metric: Figure }[] }>(
        actor,
        `{ gridOrganizationFigures(metric: "${metric}", order: ${order}, window: { month: "2026-08" }) {
          organization { id } metric { key numerator denominator suppressed } } }`,
      );

    it('are listed by their value, and those hidden come last in either order', async () => {
      const few = newId();
      await store(
        [
          ...Array.from({ length: 30 }, () => ({ leadOrganizationId: ORGANIZATIONS[0] })),
          ...Array.from({ length: 50 }, () => ({ leadOrganizationId: ORGANIZATIONS[1] })),
          ...Array.from({ length: 3 }, () => ({ leadOrganizationId: few })),
          ...Array.from({ length: 90 }, () => ({ leadOrganizationId: LARGEST })),
        ].map((each) => ({ ...each, areaCode: '320104002', reportedAt: moment(36, 1) })),
      );
      const listed = async (order: string) =>
        (await league(command, 'event.count', order)).data?.gridOrganizationFigures.map(
          ({ organization, metric }) => [organization.id, metric.numerator],
        );
      const hidden = [ORGANIZATIONS[0], few].sort().map((id) => [id, null]);
      expect(await listed('HIGHEST')).toEqual([[LARGEST, 90], [ORGANIZATIONS[1], 50], ...hidden]);
      expect(await listed('LOWEST')).toEqual([[ORGANIZATIONS[1], 50], [LARGEST, 90], ...hidden]);
    });

    it('take two statements, however many there are', async () => {
      expect((await league(command, 'event.count', 'HIGHEST')).statements).toHaveLength(2);
    });

    it('are refused to a subdistrict, and for a metric that is not counted for organisations', async () => {
      const subdistrict = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
      const refused = await league(subdistrict, 'event.count', 'HIGHEST');
      expect(refused.errors[0]?.extensions['code']).toBe('FORBIDDEN');
      const unknown = await league(command, 'grid.count', 'HIGHEST');
      expect(unknown.errors[0]?.extensions['code']).toBe('UNKNOWN_METRIC');
    });
  });
});
