import type { Actor } from '@gezhi/identity';
import { actorOf } from '@gezhi/jobs';
import { fixedClock, newId } from '@gezhi/kernel';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { raiseAlerts, weeklyAlerts } from '../../use-cases/area-alert/raise-alerts';

interface Answer {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly code: string;
}

/** A Monday; the week judged is the one before. */
const NOW = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(NOW);
const DAY = 86_400_000;

describe('an area alert', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let template: string;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(NOW);
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query('TRUNCATE area_alert, notification, gov_event CASCADE');
    event = eventVerbs(grid, place);
    template = await event.eventIn('DISPATCHED');
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  /** So many events of a week before the one judged, like one that was reported. */
  const reported = async (weeksBefore: number, count: number, more: object = {}) => {
    const at = new Date(Date.parse('2026-10-07T12:00:00+08:00') - weeksBefore * 7 * DAY);
    const rows = Array.from({ length: count }, () => {
      const id = newId();
      return { id, number: id, category_code: 'URBAN.LIGHTING', reported_at: at, ...more };
    });
    await grid.dataSource.query(
      `INSERT INTO gov_event SELECT (jsonb_populate_record(e, r)).* FROM gov_event e
       CROSS JOIN jsonb_array_elements($2::jsonb) r WHERE e.id = $1`,
      [template, JSON.stringify(rows)],
    );
  };
  const steady = async (count: number) => {
    for (let before = 1; before <= 12; before += 1) await reported(before, count);
  };
  const job = (at = NOW) => {
    const actor = actorOf(weeklyAlerts);
    const database = callersDatabase(grid.service, actor);
    return raiseAlerts({ actor, clock: fixedClock(at), database });
  };
  const alerts = async (actor: Actor, fields = 'id type') => {
    const answer = await grid.ask<{ area: { alerts: { nodes: Answer[] } } }>(
      actor,
      `{ area(code: "${place.code}") { alerts { nodes { ${fields} } } } }`,
    );
    expect(answer.errors).toEqual([]);
    return { nodes: answer.data?.area.alerts.nodes ?? [], statements: answer.statements.length };
  };
  const step = async (mutation: string, input: object, actor = event.command): Promise<Answer> => {
    const type =
      mutation === 'acknowledgeAreaAlert'
        ? 'AreaAlertStepInput'
        : mutation === 'linkAreaAlertAction'
          ? 'LinkAreaAlertActionInput'
          : 'EndAreaAlertInput';
    const answer = await grid.ask<Record<string, Answer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        ... on AreaAlert { id state } ... on Problem { code } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answer;
  };
  const raised = async () => {
    await steady(12);
    await reported(0, 30);
    await job();
    const { nodes } = await alerts(event.command);
    return nodes.find(({ type }) => type === 'COLLECTIVE_DEMAND')?.id as string;
  };

  it('is raised once where a week stands out from the area’s own past, and shows why', async () => {
    await steady(12);
    await reported(0, 30);
    expect(await Promise.all([job(), job()])).toEqual(
      expect.arrayContaining([{ raised: 2 }, { raised: 0 }]),
    );
    expect(await job()).toEqual({ raised: 0 });
    const { nodes } = await alerts(
      event.command,
      `type aspect state week categories observed expected deviation threshold deviations
       matter { code } owner { id } area { code } baseline { count belowTen }
       history { nodes { action toState } }`,
    );
    const weeks = (count: number) =>
      Array.from({ length: count }, () => ({ count: 12, belowTen: false }));
    const common = {
      ...{ state: 'OPEN', week: '2026-10-05', observed: 30, expected: 12, deviation: 1 },
      ...{ threshold: 15, deviations: 3, area: { code: place.community } },
      owner: { id: place.leadId },
      history: { nodes: [{ action: 'raise', toState: 'OPEN' }] },
    };
    expect(nodes).toHaveLength(2);
    expect(nodes).toEqual(
      expect.arrayContaining([
        {
          ...common,
          ...{ type: 'COLLECTIVE_DEMAND', aspect: 'MANAGEMENT', categories: ['URBAN.LIGHTING'] },
          ...{ matter: { code: 'URBAN.LIGHTING' }, baseline: weeks(12) },
        },
        expect.objectContaining({ ...common, type: 'SEASONAL_SURGE', baseline: weeks(8) }),
      ]),
    );
    const told = await grid.dataSource.query(
      `SELECT recipient_area_code AS area, count(*)::int FROM notification WHERE kind = 'AREA_ALERT_RAISED' GROUP BY 1`,
    );
    expect(told).toEqual([{ area: place.code, count: 2 }]);
  });

  it('is not raised by fewer than ten, by what was usual, or by one matter told again', async () => {
    await reported(0, 9);
    expect(await job()).toEqual({ raised: 0 });
    await steady(12);
    await reported(0, 6);
    expect(await job()).toEqual({ raised: 0 });
    await reported(0, 30, { state: 'CANCELLED' });
    await reported(0, 30, { parent_id: template });
    await reported(0, 30, { area_code: place.code });
    expect(await job()).toEqual({ raised: 0 });
    expect(await job(new Date(NOW.getTime() - 3 * 3_600_000 * 24))).toEqual({ raised: 0 });
    await reported(0, 1);
    expect(await job()).toEqual({ raised: 2 });
  });

  it('judges any number of areas by the same statements', async () => {
    const counted = async () => {
      const seen: string[] = [];
      const actor = actorOf(weeklyAlerts);
      const database = callersDatabase(grid.service, actor);
      const { dataSource } = database;
      const make = dataSource.createQueryRunner.bind(dataSource);
      const spy = jest.spyOn(dataSource, 'createQueryRunner').mockImplementation((mode) => {
        const runner = make(mode);
        const query = runner.query.bind(runner);
        runner.query = ((text: string, ...rest: never[]) => {
          seen.push(text);
          return query(text, ...rest);
        }) as never;
        return runner;
      });
      await raiseAlerts({ actor, clock: fixedClock(NOW), database });
      spy.mockRestore();
      return seen.length;
    };
    await reported(0, 20);
    const one = await counted();
    await grid.dataSource.query('TRUNCATE area_alert CASCADE');
    await reported(0, 20, { category_code: 'UTILITY.WATER' });
    await reported(0, 20, { category_code: 'SAFETY.FIRE' });
    expect(await counted()).toBe(one);
    const few = await alerts(event.command, 'area { code } actionEvents { id } owner { id }');
    expect(few.nodes.length).toBeGreaterThan(4);
    await grid.dataSource.query('DELETE FROM area_alert_transition');
    await grid.dataSource.query(`DELETE FROM area_alert WHERE type <> 'SEASONAL_SURGE'`);
    const less = await alerts(event.command, 'area { code } actionEvents { id } owner { id }');
    expect(less.statements).toBe(few.statements);
  });

  it('is acknowledged by a person, answered by what is done, and cleared', async () => {
    const id = await raised();
    const link = (more: object) => step('linkAreaAlertAction', { id, ...more });
    const clear = () => step('clearAreaAlert', { id, outcome: '路灯线路已更换' });
    expect(await link({ eventId: template })).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await clear()).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await step('acknowledgeAreaAlert', { id })).toMatchObject({ state: 'ACKNOWLEDGED' });
    expect(await clear()).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await link({})).toMatchObject({ code: 'ALERT_ACTION_MISSING' });
    expect(await link({ eventId: newId() })).toMatchObject({ code: 'NOT_FOUND' });
    await grid.dataSource.query('UPDATE gov_event SET area_code = $2 WHERE id = $1', [
      template,
      '320104002',
    ]);
    const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
    const elsewhere = { id, eventId: template };
    expect(await step('linkAreaAlertAction', elsewhere, district)).toMatchObject({
      code: 'ALERT_ACTION_ELSEWHERE',
    });
    const eventId = await event.report();
    expect(await link({ eventId })).toMatchObject({ state: 'ACTION_LINKED' });
    const told = { id, outcome: '联系 13812345678' };
    expect(await step('clearAreaAlert', told)).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT' });
    expect(await clear()).toMatchObject({ state: 'CLEARED' });
    const { nodes } = await alerts(event.command, 'id outcome actionEvents { id }');
    expect(nodes.find((each) => each.id === id)).toEqual({
      ...{ id, outcome: '路灯线路已更换' },
      actionEvents: [{ id: eventId }],
    });
  });

  it('counts as a false alarm when there was nothing to solve', async () => {
    const id = await raised();
    const away = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    expect(await step('acknowledgeAreaAlert', { id }, away)).toMatchObject({ code: 'NOT_FOUND' });
    const member = actorWith('GRID_MEMBER', { areas: [place.community] });
    expect(await step('acknowledgeAreaAlert', { id }, member)).toMatchObject({ code: 'FORBIDDEN' });
    const mark = () => step('markFalseAreaAlert', { id, outcome: '集中补录' });
    expect(await mark()).toMatchObject({ code: 'INVALID_TRANSITION' });
    await step('acknowledgeAreaAlert', { id });
    expect(await mark()).toMatchObject({ state: 'FALSE_ALARM' });
    const figure = await grid.ask(
      event.command,
      `{ area(code: "${place.code}") { gridMetrics(keys: ["alert.falseAlarmShare"], window: { month: "2026-10" }) {
        numerator denominator value } } }`,
    );
    expect(figure.data).toEqual({
      area: { gridMetrics: [{ numerator: 1, denominator: 1, value: 1 }] },
    });
  });
});
