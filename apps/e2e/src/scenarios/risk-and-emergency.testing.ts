import { newId } from '@gezhi/kernel';
import type { GraphUnderTest } from '@gezhi/testing';
import { askSql } from '../reports/ask-sql';
import { castOf, COMMUNITY, GRID, URBAN_MANAGEMENT } from './support/cast.testing';
import { today } from './support/days.testing';
import { toldOf } from './support/told.testing';

/** The weekly job raises alerts from counts of a week; nobody waits for one in a story. */
const RAISED = `INSERT INTO area_alert (id, type, aspect, area_code, week, state, categories, observed, expected, deviation,
    threshold, deviations, baseline, created_at, updated_at, version)
  VALUES ($1, 'FIRE_HAZARD', 'SAFETY', $2, '2025-01-06', 'OPEN', '{SAFETY.FIRE}', 30, 10, 1, 13, 3, '[]', now(), now(), 1)`;

/** A shift of the grid's worker that runs now, whatever day the story is told. */
const ON_DUTY = `INSERT INTO duty_shift (id, roster_id, kind, area_code, post_id, worker_id, starts_at, ends_at, state,
    created_at, updated_at, version)
  SELECT $1, s.roster_id, s.kind, s.area_code, s.post_id, s.worker_id, now() - interval '1 hour', now() + interval '1 hour',
    'PLANNED', now(), now(), 1
  FROM duty_shift s JOIN grid_post p ON p.id = s.post_id
  WHERE s.area_code = $2 AND p.to_date IS NULL ORDER BY s.starts_at LIMIT 1`;

/** What is warned of is kept in a register until a rule keeps it away; what breaks out is answered by a plan (G-15). */
export function riskAndEmergencyStory(graph: () => GraphUnderTest): void {
  const { gridMember, command, director, neighbouringCommand, urbanOfficer } = castOf(graph);
  const later = (days: number): string =>
    new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

  describe('an area alert', () => {
    it('becomes a risk that is found early, resolved in the middle and kept away by a rule', async () => {
      const alertId = newId();
      await askSql(graph().databases.grid, RAISED, [alertId, COMMUNITY]);
      await command.does('acknowledgeAreaAlert', { id: alertId });
      const { id } = await command.does('registerRisk', {
        ...{ kind: 'PRODUCTION_FIRE', areaCode: COMMUNITY, title: '电动自行车集中充电' },
        ...{ atStake: '楼道堵塞，疏散困难', ownerOrganizationId: URBAN_MANAGEMENT },
        ...{ source: 'AREA_ALERT', sourceId: alertId },
      });
      const level = { id, level: 'MAJOR', reviewOn: later(30) };
      expect(await command.tries('assessRisk', level)).toMatchObject({
        code: 'RISK_FINDER_ASSESSES',
      });
      await director.does('assessRisk', level);
      expect(await toldOf(urbanOfficer, id)).toMatchObject([{ kind: 'RISK_OWNED' }]);
      const measure = { title: '加装充电棚', ownerOrganizationId: URBAN_MANAGEMENT };
      await urbanOfficer.does('planRiskMeasures', {
        ...{ id, measures: [{ ...measure, dueOn: later(20) }] },
      });
      expect(await command.tries('resolveRisk', { id })).toMatchObject({ code: 'RISK_WORK_OPEN' });
      const { risk } = await urbanOfficer.reads<{
        risk: { measures: { nodes: { id: string }[] } };
      }>('query ($id: ID!) { risk(id: $id) { measures { nodes { id } } } }', { id });
      const done = { id: risk.measures.nodes[0]?.id, result: '已建成并启用' };
      await urbanOfficer.does('finishRiskMeasure', done);
      await command.does('resolveRisk', { id });
      await urbanOfficer.does('institutionaliseRisk', { id, standingRule: '物业每日巡楼' });
      expect(await command.tries('closeRisk', { id })).toMatchObject({ code: 'RISK_NOT_REVIEWED' });
      const looked = { id, finding: '未见重现', reviewOn: later(90) };
      await urbanOfficer.does('reviewRisk', looked);
      expect(await command.does('closeRisk', { id })).toMatchObject({ state: 'CLOSED' });
      const { areaAlert } = await command.reads<{ areaAlert: object }>(
        'query ($id: ID!) { areaAlert(id: $id) { risk { id phase standingRule owner { name } } } }',
        { id: alertId },
      );
      expect(areaAlert).toEqual({
        risk: {
          id,
          phase: null,
          standingRule: '物业每日巡楼',
          owner: { name: expect.any(String) },
        },
      });
    });
  });

  describe('an emergency', () => {
    interface Readiness {
      readonly area: { readonly emergencyPlans: { nodes: { id: string; kind: string }[] } };
      readonly district: {
        readonly emergencyResources: { nodes: { id: string; allotted: number }[] };
      };
    }
    const ready = (): Promise<Readiness> =>
      command.reads<Readiness>(
        `{ area(code: "${GRID}") { emergencyPlans { nodes { id kind } } }
          district: area(code: "320104") { emergencyResources(kinds: [POWER_LIGHT]) { nodes { id allotted } } } }`,
      );

    it('starts from an event, is answered by plan, people, whistle and resources, and stood down', async () => {
      const event = await gridMember.does('reportEvent', {
        ...{ source: 'GRID_PATROL', nature: 'HAZARD', areaCode: GRID, title: '燃气管道被挖断' },
        urgency: 'DANGER',
      });
      const { id } = await command.does('openEmergencyIncident', {
        ...{ kind: 'ACCIDENT', areaCode: GRID, title: '燃气泄漏', eventId: event.id },
      });
      expect(await neighbouringCommand.tries('verifyIncident', { id })).toMatchObject({
        code: 'NOT_FOUND',
      });
      await command.does('verifyIncident', { id });
      const { area, district } = await ready();
      const planId = area.emergencyPlans.nodes.find(({ kind }) => kind === 'ACCIDENT')?.id;
      const respond = { id, planId, level: 'LEVEL_II' };
      expect(await command.tries('respondToIncident', respond)).toMatchObject({
        code: 'RESPONSE_LEVEL_ABOVE',
      });
      await command.does('respondToIncident', { ...respond, level: 'LEVEL_IV' });
      await command.does('reportSituation', { id, form: 'ORAL', text: '现场警戒', injured: 0 });
      await askSql(graph().databases.grid, ON_DUTY, [newId(), GRID]);
      await command.does('sendPeopleToIncident', { id, content: '疏导围观群众' });
      await command.does('whistleForIncident', {
        ...{ id, problem: '需封闭道路并抢修', triedSoFar: '街道无抢修力量' },
        responders: [{ organizationId: URBAN_MANAGEMENT, lead: true }],
      });
      const light = district.emergencyResources.nodes[0];
      const items = [{ resourceId: light?.id, quantity: 2 }];
      await command.does('allotResources', { id, items });
      const { emergencyIncident: seen } = await command.reads<{
        emergencyIncident: {
          whistles: { id: string; responders: { id: string }[] }[];
          timeline: { kind: string }[];
        };
      }>(
        `query ($id: ID!) { emergencyIncident(id: $id) { whistles { id responders { id } }
          tasks { nodes { state } } timeline { kind code } } }`,
        { id },
      );
      const whistle = seen.whistles[0];
      expect(await toldOf(urbanOfficer, whistle?.responders[0]?.id ?? '')).toMatchObject([
        { kind: 'WHISTLE_BLOWN' },
      ]);
      await command.does('controlIncident', { id });
      expect(await command.tries('standDownIncident', { id })).toMatchObject({
        code: 'INCIDENT_WHISTLES_OPEN',
      });
      await command.does('withdrawWhistle', { id: whistle?.id, note: '险情已排除' });
      expect(await command.tries('standDownIncident', { id })).toMatchObject({
        code: 'INCIDENT_TASKS_OPEN',
      });
      expect(await command.does('standDownIncident', { id, withdrawTasks: true })).toMatchObject({
        state: 'STOOD_DOWN',
      });
      expect((await ready()).district.emergencyResources.nodes[0]).toEqual(light);
      expect(new Set(seen.timeline.map(({ kind }) => kind))).toEqual(
        new Set(['STEP', 'LEVEL', 'REPORT', 'TASK', 'WHISTLE', 'RESOURCE']),
      );
    });
  });
}
