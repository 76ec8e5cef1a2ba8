import { cityPlan, DEMO_AS_OF, DEMO_START } from '@gezhi/city';
import { fixedClock, newId, ok } from '@gezhi/kernel';
import { copyRows, inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { INCIDENT_MACHINE } from '../../../domain/emergency/incident.states';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { RISK_MACHINE } from '../../../domain/risk/risk.states';
import { gridSubgraph } from '../../../subgraph';
import { emergencyTables } from './emergencies';
import { riskTables } from './risks';
import type { WhistleSource } from './whistles';

interface Step {
  readonly action: string;
  readonly from_state: never;
  readonly to_state: string;
}

const DAY = 86_400_000;
const COMMUNITY = '320104001002';
const at = (day: number) => new Date(DEMO_START.getTime() + day * DAY);

describe('risks and emergencies of the demonstration', () => {
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    const clock = fixedClock(DEMO_AS_OF);
    grid = await subgraphInProcess(gridSubgraph, { clock });
    const events = Array.from({ length: 40 }, (_, index) => {
      const event = { id: newId(), areaCode: COMMUNITY, urgency: 'DANGER', title: '燃气泄漏' };
      return { ...event, leadOrganizationId: null, reportedAt: at(index * 8) };
    }) as unknown as GovEvent[];
    // Some were whistled for.
    const whistled = events.slice(0, 3).map((event, index): WhistleSource => ({
      event,
      blownAt: at(index * 8),
    }));
    const plan = cityPlan();
    await inTransaction(ownersDatabase(grid.dataSource), clock, async ({ manager }) => {
      // Its events are another's rows, told in demo.db.spec.ts.
      await manager.query('SET LOCAL session_replication_role = replica');
      for (const { entity, rows } of [
        ...riskTables(plan, events),
        ...emergencyTables(plan, whistled, events),
      ])
        await copyRows(manager, entity, rows);
      return ok();
    });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const machines: readonly [string, { next(state: never, action: never): unknown }][] = [
    ['risk_transition', RISK_MACHINE],
    ['emergency_incident_transition', INCIDENT_MACHINE],
  ];
  it.each(machines)('go only the ways that %s knows', async (table, machine) => {
    const steps = await grid.dataSource.query<Step[]>(
      `SELECT action, from_state, to_state FROM ${table} WHERE from_state IS NOT NULL`,
    );
    expect(steps.length).toBeGreaterThan(50);
    for (const { action, from_state, to_state } of steps)
      expect(machine.next(from_state, action as never)).toEqual(ok(to_state));
  });

  it('fill the register in all its phases and the stores with what is not out', async () => {
    const [row] = await grid.dataSource.query<Record<string, number>[]>(
      `SELECT (SELECT count(*)::int FROM risk) AS risks, (SELECT count(DISTINCT state)::int FROM risk) AS states,
        (SELECT count(*)::int FROM risk WHERE source = 'EVENT') AS from_events,
        (SELECT count(*)::int FROM emergency_incident) AS incidents,
        (SELECT count(DISTINCT event_id)::int FROM emergency_incident) AS events,
        (SELECT count(*)::int FROM emergency_resource r WHERE allotted <> (SELECT coalesce(sum(a.quantity), 0)
          FROM resource_allotment a WHERE a.resource_id = r.id AND a.state = 'ALLOTTED')) AS wrong`,
    );
    expect(row).toMatchObject({ risks: 60, from_events: 20, incidents: 7, events: 6, wrong: 0 });
    expect(row?.['states']).toBeGreaterThanOrEqual(6);
  });

  it('show a district its centres and the emergency that runs', async () => {
    const centre = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
    const answer = await grid.ask(
      centre,
      `{ commandCenters(areaCode: "320104", first: 1) { totalCount nodes { below { totalCount }
        counts { openRisks runningIncidents } } } }`,
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      commandCenters: {
        totalCount: 13,
        nodes: [
          {
            below: { totalCount: 12 },
            counts: { openRisks: expect.any(Number), runningIncidents: 1 },
          },
        ],
      },
    });
  });
});
