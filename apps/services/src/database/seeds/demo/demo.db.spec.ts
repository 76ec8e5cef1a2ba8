import { cityPlan, DEMO_AS_OF, organizationId } from '@gezhi/city';
import { ok, systemClock } from '@gezhi/kernel';
import type { EntityClass } from '@gezhi/persistence';
import { copyRows, inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { APPLICATION_MACHINE } from '../../../domain/application/application.states';
import type {
  ApplicationAction,
  ApplicationState,
} from '../../../domain/application/application.states';
import { servicesSubgraph } from '../../../subgraph';
import { planItems } from './item-plan';
import { servicesDemo, tellStories } from './index';

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly suppressed: string;
}

const plan = cityPlan();

describe('the demonstration of the services', () => {
  it('takes only steps the state table has, in the order of time, and none after its end', () => {
    const ends = new Map<string, number>();
    for (const { application, steps } of tellStories(plan, planItems(plan), 1_500)) {
      let state: string | null = null;
      let at = 0;
      for (const step of steps) {
        expect(step.fromState).toBe(state);
        if (state !== null) {
          const next = APPLICATION_MACHINE.next(
            state as ApplicationState,
            step.action as ApplicationAction,
          );
          expect(next).toEqual({ ok: true, value: step.toState });
        }
        state = step.toState ?? null;
        const time = step.occurredAt?.getTime() ?? 0;
        expect(time).toBeGreaterThanOrEqual(at);
        at = time;
      }
      expect(state).toBe(application.state);
      expect(at).toBeLessThan(DEMO_AS_OF.getTime());
      ends.set(application.state, (ends.get(application.state) ?? 0) + 1);
    }
    expect(ends.get('COMPLETED')).toBeGreaterThan(1_300);
  });

  it('tells the same story twice', () => {
    const tell = (): string =>
      JSON.stringify([...tellStories(plan, planItems(plan), 50)].map(({ steps }) => steps));
    expect(tell()).toBe(tell());
  });

  describe('loaded', () => {
    let services: SubgraphUnderTest;
    beforeAll(async () => {
      services = await subgraphInProcess(servicesSubgraph, { clock: { now: () => DEMO_AS_OF } });
      await inTransaction(ownersDatabase(services.dataSource), systemClock, async ({ manager }) => {
        await manager.query('SET LOCAL statement_timeout = 0');
        for (const { entity, rows } of servicesDemo(plan)) {
          await copyRows(manager, entity as EntityClass, rows);
        }
        return ok();
      });
      await services.dataSource.query('ANALYZE');
    }, 120_000);
    afterAll(() => services?.[Symbol.asyncDispose]());

    const count = async (sql: string): Promise<number> => {
      const [row] = await services.dataSource.query<{ count: string }[]>(sql);
      return Number(row?.count);
    };

    it('has an application in every state it can be left in', async () => {
      const rows = await services.dataSource.query<{ state: string }[]>(
        'SELECT DISTINCT state FROM application ORDER BY state',
      );
      expect(rows.map(({ state }) => state)).toEqual(
        Object.keys(APPLICATION_MACHINE.states).sort(),
      );
    });

    it('counts the materials of every version as its rows say', async () => {
      expect(
        await count(`SELECT count(*) FROM service_item_version v WHERE materials_asked <>
          (SELECT count(*) FROM service_material m WHERE m.service_item_version_id = v.id AND m.source IN ('APPLICANT', 'DEFERRED'))`),
      ).toBe(0);
    });

    it('never has two versions of an item in force on one day', async () => {
      expect(
        await count(`SELECT count(*) FROM service_item_version a JOIN service_item_version b
          ON a.service_item_id = b.service_item_id AND a.number < b.number
          WHERE b.effective_from <= coalesce(a.effective_to, 'infinity'::date)`),
      ).toBe(0);
    });

    it('lands on the figures of the sources: 128, 93 and 82 items, a third of the materials and half of the time saved', async () => {
      const figures = await metrics('320104', 'AREA');
      expect(figures.get('service.items.NEARBY')).toBe(128);
      expect(figures.get('service.items.ONE_NET')).toBe(93);
      expect(figures.get('service.items.DISTRICT_WIDE')).toBe(82);
      expect(figures.get('service.materialReduction')).toBeCloseTo(0.33, 2);
      expect(figures.get('service.timeCompression')).toBeCloseTo(0.5, 2);
      expect(figures.get('service.materialReductionByCases')).toBeCloseTo(0.33, 1);
      expect(figures.get('service.actualTimeCompression')).toBeGreaterThan(0.5);
      expect(figures.get('service.onTimeRate')).toBeGreaterThan(0.955);
      expect(figures.get('service.onTimeRate')).toBeLessThan(0.985);
      expect(figures.get('service.applications')).toBeGreaterThan(1_500);
      expect(figures.get('service.deemedAcceptedCount')).toBeGreaterThanOrEqual(10);
    });

    it('has the thirteen departments whose approvals moved among those that carry items out', async () => {
      const sealed = plan.districtBodies.filter(({ body }) => body.sealedField);
      expect(sealed).toHaveLength(13);
      for (const { organization } of sealed) {
        expect(
          await count(
            `SELECT count(*) FROM service_item WHERE implementing_organization_id = '${organization.id}'`,
          ),
        ).toBeGreaterThan(0);
      }
    });

    it('answers the figures of twelve subdistricts and of an organisation with one statement each', async () => {
      const answer = await services.ask<{ _entities: { serviceMetrics: Figure[] }[] }>(
        actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
        QUERY,
        {
          representations: plan.subdistricts.map(({ code }) => ({ __typename: 'Area', code })),
        },
      );
      expect(answer.errors).toEqual([]);
      expect(answer.statements).toHaveLength(1);
      expect(answer.data?._entities).toHaveLength(12);
      const market = await metrics(organizationId('district/market-supervision'), 'ORGANIZATION');
      expect(market.get('service.items')).toBe(20);
    });

    async function metrics(
      key: string,
      axis: 'AREA' | 'ORGANIZATION',
    ): Promise<Map<string, number | null>> {
      const of =
        axis === 'AREA'
          ? { __typename: 'Area', code: key }
          : { __typename: 'Organization', id: key };
      const answer = await services.ask<{ _entities: { serviceMetrics: Figure[] }[] }>(
        actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
        QUERY,
        { representations: [of] },
      );
      expect(answer.errors).toEqual([]);
      const [entity] = answer.data?._entities ?? [];
      return new Map(entity?.serviceMetrics.map(({ key: name, value }) => [name, value]));
    }
  });
});

const QUERY = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Area { serviceMetrics(window: { month: "2026-10" }, compare: PRIOR_PERIOD) { key value suppressed comparison { value } } }
  ... on Organization { serviceMetrics(window: { month: "2026-10" }, compare: PRIOR_PERIOD) { key value suppressed comparison { value } } }
} }`;
