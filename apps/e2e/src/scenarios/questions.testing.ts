import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMUNITY } from './support/cast.testing';

/** The quarter the demonstration ends in. */
const QUARTER = { from: '2026-10-01', to: '2026-12-31' };
const SUBDISTRICTS = 12;

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: string;
}

const BY_SUBDISTRICT = `query ($window: MetricWindowInput!) {
  area(code: "320104") { children(kind: SUBDISTRICT, first: 50) { nodes { code name
    gridMetrics(keys: ["event.repeatRate", "whistle.arrivalRate"], window: $window) { ...Figure }
    serviceMetrics(keys: ["service.onTimeRate"], window: $window) { ...Figure }
    enforcementMetrics(keys: ["enf.repeatCheckRate"], window: $window) { ...Figure } } } } }
  fragment Figure on Metric { key value numerator denominator suppressed }`;

const SLOWEST = `query ($window: MetricWindowInput!) {
  gridOrganizationFigures(metric: "whistle.minutesToArriveP50", window: $window, order: HIGHEST, first: 50) {
    metric { value unit suppressed }
    organization { id name
      gridOrders(filter: { overdue: true }, first: 5) { totalCount nodes {
        number title state deadline { dueAt status } area { name } } } } } }`;

const UNSTAFFED = `query ($code: ID!) { area(code: $code) {
  grids(filter: { flags: [NO_FULLTIME_MEMBER] }, first: 50) { totalCount nodes { code flags
    area { name events(filter: { overdue: true }, first: 5) { totalCount nodes {
      number title deadline { dueAt } leadOrganization { name } } } } } } } }`;

/**
 * Questions of a district that cross the domains, each one operation (spec/metrics.md, example questions 1 to 3). The
 * services do not keep ratings yet: question 1 asks what they promise and keep in the place of bad reviews.
 */
export function questionsStory(graph: () => GraphUnderTest): void {
  const { districtCommand } = castOf(graph);

  describe('a question of the district, asked in one operation', () => {
    it('compares subdistricts over grid, services and enforcement this quarter (question 1)', async () => {
      const { area } = await districtCommand.reads<{
        area: {
          children: {
            nodes: Record<'gridMetrics' | 'serviceMetrics' | 'enforcementMetrics', Figure[]>[];
          };
        };
      }>(BY_SUBDISTRICT, { window: QUARTER });
      const rows = area.children.nodes.map(
        ({ gridMetrics, serviceMetrics, enforcementMetrics }) => [
          ...gridMetrics,
          ...serviceMetrics,
          ...enforcementMetrics,
        ],
      );
      expect(rows).toHaveLength(SUBDISTRICTS);
      for (const row of rows) {
        expect(row.map(({ key }) => key)).toEqual([
          'event.repeatRate',
          'whistle.arrivalRate',
          'service.onTimeRate',
          'enf.repeatCheckRate',
        ]);
        for (const { value, numerator, denominator, suppressed } of row) {
          if (suppressed !== 'NONE') expect(value).toBeNull();
          else if (value !== null) expect(value).toBeCloseTo((numerator ?? 0) / (denominator ?? 1));
        }
      }
      for (const column of [0, 1, 2, 3])
        expect(rows.filter((row) => row[column]?.value !== null).length).toBeGreaterThan(6);
    });

    it('finds the departments that are slowest to arrive, with their overdue orders (question 2)', async () => {
      const { gridOrganizationFigures: slowest } = await districtCommand.reads<{
        gridOrganizationFigures: {
          metric: { value: number | null; unit: string };
          organization: {
            name: string;
            gridOrders: { totalCount: number; nodes: { deadline: { status: string } }[] };
          };
        }[];
      }>(SLOWEST, { window: QUARTER });
      const minutes = slowest.map(({ metric }) => metric.value ?? NaN);
      expect(minutes.length).toBeGreaterThan(10);
      expect(minutes).toEqual([...minutes].sort((one, other) => other - one));
      expect(slowest.every(({ organization }) => organization.name !== '')).toBe(true);
      const orders = slowest.map(({ organization }) => organization.gridOrders);
      expect(orders.some(({ totalCount }) => totalCount > 0)).toBe(true);
      for (const { nodes } of orders)
        expect(nodes.every(({ deadline }) => deadline.status === 'OVERDUE')).toBe(true);
    });

    it('finds grids without a full-time member, with their overdue events (question 3)', async () => {
      const { area } = await districtCommand.reads<{
        area: {
          grids: {
            totalCount: number;
            nodes: {
              code: string;
              flags: string[];
              area: { events: { totalCount: number; nodes: { deadline: { dueAt: string } }[] } };
            }[];
          };
        };
      }>(UNSTAFFED, { code: '320104' });
      const { nodes: grids } = area.grids;
      // The grid that lost its only full-time member today (S-10) is one of them.
      expect(grids.map(({ code }) => code)).toContain(`${COMMUNITY}C003`);
      expect(grids.every(({ flags }) => flags.includes('NO_FULLTIME_MEMBER'))).toBe(true);
      const overdue = grids.flatMap((grid) => grid.area.events.nodes);
      const now = Date.now();
      expect(overdue.every(({ deadline }) => Date.parse(deadline.dueAt) < now)).toBe(true);
      expect(grids.some((grid) => grid.area.events.totalCount > 0)).toBe(true);
    });
  });
}
