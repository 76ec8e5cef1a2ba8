import { cityPlan, DEMO_AS_OF } from '@gezhi/city';
import { fixedClock, ok } from '@gezhi/kernel';
import { copyRows, inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { DELEGATION_MACHINE } from '../../../domain/delegation/delegation.states';
import { INSPECTION_MACHINE } from '../../../domain/inspection/inspection.states';
import { enforcementSubgraph } from '../../../subgraph';
import { POWER_ITEM_ROWS } from '../reference/power-item-rows';
import { enforcementDemo } from './index';

interface Metric {
  readonly key: string;
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number | null;
}

describe('the demonstration of enforcement', () => {
  const plan = cityPlan();
  let subgraph: SubgraphUnderTest;
  beforeAll(async () => {
    const clock = fixedClock(DEMO_AS_OF);
    subgraph = await subgraphInProcess(enforcementSubgraph, { clock });
    await inTransaction(ownersDatabase(subgraph.dataSource), clock, async (uow) => {
      for (const { entity, rows } of enforcementDemo(plan)) {
        await copyRows(uow.manager, entity, rows);
      }
      return ok();
    });
  }, 120_000);
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const measure = async (area: string, window: object): Promise<Record<string, Metric>> => {
    const answer = await subgraph.ask<{ _entities: [{ enforcementMetrics: Metric[] }] }>(
      actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
      `query ($area: ID!, $window: MetricWindowInput!) {
        _entities(representations: [{ __typename: "Area", code: $area }]) { ... on Area {
          enforcementMetrics(window: $window) { key value numerator denominator } } } }`,
      { area, window },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.statements).toHaveLength(1);
    const metrics = answer.data?._entities[0].enforcementMetrics ?? [];
    return Object.fromEntries(metrics.map((metric) => [metric.key, metric]));
  };
  const count = async (sql: string): Promise<number> => {
    const [row] = await subgraph.dataSource.query<{ count: string }[]>(sql);
    return Number(row?.count);
  };

  it('delegates as many items of each department as the plan of the city says, 162 in all', () => {
    const delegating = plan.districtBodies.filter(({ body }) => body.delegatedPowers);
    for (const { body, organization } of delegating) {
      const items = POWER_ITEM_ROWS.filter(
        ({ code, originDepartmentCode }) =>
          originDepartmentCode === organization.departmentCode && !code.startsWith('CJ'),
      );
      expect([body.slug, items.length]).toEqual([body.slug, body.delegatedPowers]);
    }
    expect(delegating).toHaveLength(8);
  });

  it('has 162 items in force in every subdistrict and 41 and 26 at the district, from their origins', async () => {
    const holders = [
      ...plan.subdistricts.map(({ code }) => `subdistrict/${code}/enforcement`),
      'district/market-enforcement',
      'district/urban-enforcement',
    ].map((key) => plan.organization(key).id);
    const answer = await subgraph.ask<{
      _entities: { powersInForce: { totalCount: number }; delegationsByOrigin: object[] }[];
    }>(
      actorWith('AUDITOR'),
      `query ($holders: [_Any!]!) { _entities(representations: $holders) { ... on Organization {
        powersInForce(on: "2026-10-31", first: 1) { totalCount }
        delegationsByOrigin(on: "2026-10-31") { departmentCode powerItems } } } }`,
      { holders: holders.map((id) => ({ __typename: 'Organization', id })) },
    );
    expect(answer.errors).toEqual([]);
    const held = answer.data?._entities.map(({ powersInForce }) => powersInForce.totalCount);
    expect(held).toEqual([...Array<number>(12).fill(162), 41, 26]);
    expect(answer.data?._entities[0]?.delegationsByOrigin).toHaveLength(8);
    expect(answer.statements).toHaveLength(3);
  });

  it('lands near the figures of the sources over the year', async () => {
    const year = await measure('320104', { from: '2025-11-01', to: '2026-10-31' });
    expect(year['enf.delegationCount']?.value).toBe(162);
    expect(year['enf.delegationUse']?.value).toBeGreaterThan(0.6);
    expect(year['enf.delegationUse']?.value).toBeLessThan(0.8);
    expect(year['enf.visits']?.value).toBeGreaterThan(5_000);
    expect(year['enf.visitsPerSite']?.value).toBeGreaterThan(2);
    expect(year['enf.visitsPerSite']?.value).toBeLessThan(3.5);
    expect(year['enf.jointVisitShare']?.value).toBeCloseTo(0.62, 1);
    expect(year['enf.repeatCheckRate']?.value).toBeLessThan(0.1);
    expect(year['enf.checklistCoverage']).toMatchObject({ value: 1, denominator: 33 });
    expect(year['enf.correctionOnTime']?.value).toBeCloseTo(0.93, 1);
  });

  it('says the same of one subdistrict as rows counted by hand', async () => {
    const october = await measure('320104001', { month: '2026-10' });
    const during = (column: string) =>
      `area_code LIKE '320104001%' AND ${column} >= '2026-10-01T00:00+08' AND ${column} < '2026-11-01T00:00+08'`;
    expect(october['enf.visits']?.value).toBe(
      await count(`SELECT count(*) FROM inspection WHERE ${during('on_site_at')}`),
    );
    expect(october['enf.correctionOnTime']?.denominator).toBe(
      await count(`SELECT count(*) FROM correction_order WHERE ${during('deadline_due_at')}`),
    );
    expect(october['enf.delegationUse']?.numerator).toBe(
      await count(`SELECT count(DISTINCT power_item_code) FROM finding WHERE result <> 'NOT_APPLICABLE'
        AND power_item_code NOT LIKE 'SJ%' AND ${during('checked_at')}`),
    );
  });

  it.each([
    ['inspection', INSPECTION_MACHINE],
    ['delegation', DELEGATION_MACHINE],
  ] as const)(
    'tells of every %s only steps its state table has, in order',
    async (name, machine) => {
      const steps = await subgraph.dataSource.query<
        {
          subject: string;
          action: string;
          from_state: string | null;
          to_state: string;
          state: string;
        }[]
      >(
        `SELECT s.${name}_id AS subject, s.action, s.from_state, s.to_state, o.state
        FROM ${name}_transition s JOIN ${name} o ON o.id = s.${name}_id ORDER BY s.${name}_id, s.occurred_at`,
      );
      const legal = new Set(
        machine.transitions.flatMap(({ from, action, to }) =>
          from.map((state) => `${state} ${action} ${to}`),
        ),
      );
      const broken = steps.filter((step, index) => {
        const previous = steps[index - 1];
        const next = steps[index + 1];
        if (next?.subject !== step.subject && step.to_state !== step.state) return true;
        if (previous?.subject !== step.subject) return step.from_state !== null;
        return (
          step.from_state !== previous.to_state ||
          !legal.has(`${step.from_state} ${step.action} ${step.to_state}`)
        );
      });
      expect(broken).toEqual([]);
      expect(steps.length).toBeGreaterThan(2_000);
    },
  );

  it('opens no visit beyond the yearly cap but for a complaint', async () => {
    const beyond = await count(`SELECT count(*) FROM (
      SELECT i.site_id FROM inspection i JOIN regulated_site s ON s.id = i.site_id JOIN visit_cap c USING (supervision_class)
      WHERE i.trigger <> 'COMPLAINT' GROUP BY i.site_id, extract(year FROM i.planned_on), c.visits_per_year
      HAVING count(*) > c.visits_per_year) x`);
    expect(beyond).toBe(0);
  });

  it('inspects only under powers held by the organisation, or in the field it is listed for', async () => {
    const unfounded =
      await count(`SELECT count(*) FROM finding f JOIN inspection i ON i.id = f.inspection_id
      WHERE NOT EXISTS (SELECT FROM delegation d WHERE d.to_organization_id = f.organization_id
          AND d.power_item_code = f.power_item_code AND d.published_at <= i.created_at
          AND (d.effective_to IS NULL OR d.effective_to >= i.created_at::date))
        AND NOT EXISTS (SELECT FROM inspection_body b WHERE b.organization_id = f.organization_id
          AND b.department_code = f.department_code)`);
    expect(unfounded).toBe(0);
  });
});
