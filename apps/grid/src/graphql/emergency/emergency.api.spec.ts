import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import { INCIDENT_MACHINE } from '../../domain/emergency/incident.states';
import { GridPost } from '../../domain/post/grid-post.entity';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { emergencyVerbs } from '../../testing/emergency-verbs.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { tellLateReports } from '../../use-cases/emergency/late-reports.job';

const NOW = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(NOW);

describe('an emergency', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let worker: Actor;
  const verbs = emergencyVerbs(
    () => grid,
    () => place,
    () => worker,
  );
  const { command, district, ownerId, levels, step, plan, open, respond, responding } = verbs;
  const { resource, allot, counts, read, whistle } = verbs;
  const neighbour = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
  const officer = actorWith('DEPARTMENT_OFFICER', { areas: ['320104'], organizationId: newId() });

  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(NOW);
    await grid.dataSource.query(
      'TRUNCATE emergency_incident, emergency_plan, emergency_resource, gov_event, whistle, notification CASCADE',
    );
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query('UPDATE area SET longitude = 118.8, latitude = 32.04');
    await onDuty();
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  /** The full-time member of the grid is on duty for an hour more. */
  async function onDuty(): Promise<void> {
    const { manager } = grid.dataSource;
    const post = await manager.findOneByOrFail(GridPost, { id: place.fulltimePostId });
    worker = actorWith('GRID_MEMBER', { subject: post.workerId, areas: [place.grid] });
    const made = { createdAt: NOW, updatedAt: NOW, version: 1 };
    const duty = { ...made, kind: 'GRID' as const, areaCode: place.grid };
    const rosterId = newId();
    const cover = { weekOf: '2026-10-12', coverFrom: 510, coverTo: 1050 };
    await manager.insert(DutyRoster, { ...duty, id: rosterId, ...cover });
    await manager.insert(DutyShift, {
      ...{ ...duty, id: newId(), rosterId, postId: post.id, workerId: post.workerId },
      ...{ state: 'PLANNED', startsAt: new Date(NOW.getTime() - 3_600_000) },
      endsAt: new Date(NOW.getTime() + 3_600_000),
    });
  }
  const told = async (kind: string): Promise<number> => {
    const rows = await grid.dataSource.query<unknown[]>(
      'SELECT id FROM notification WHERE kind = $1',
      [kind],
    );
    return rows.length;
  };

  it('reaches every state of its table', () => {
    expect([...INCIDENT_MACHINE.reachable()].sort()).toEqual(
      Object.keys(INCIDENT_MACHINE.states).sort(),
    );
  });

  it('is answered by a plan and its people, whistles and resources, stood down and learnt from', async () => {
    const eventId = await eventVerbs(grid, place).eventIn('ACCEPTED');
    const { id } = await open({ eventId }, command);
    expect(await open({ eventId }, command)).toMatchObject({ code: 'INCIDENT_RUNS' });
    await step(command, 'verifyIncident', { id });
    expect(await step(command, 'sendPeopleToIncident', { id, content: '封控现场' })).toMatchObject({
      state: 'VERIFIED',
    });
    expect(await respond(id, await plan())).toMatchObject({ state: 'RESPONDING' });
    expect(await whistle(id)).toMatchObject({ state: 'RESPONDING' });
    const pump = await resource();
    await allot(id, pump, 4);
    expect(await counts(pump)).toEqual({ quantity: 10, allotted: 4 });
    await step(command, 'reportSituation', { id, form: 'ORAL', text: '积水约四十厘米' });
    await step(district, 'changeResponseLevel', { id, level: 'LEVEL_II', reason: '雨势加大' });
    const controlled = await step(command, 'controlIncident', { id });
    expect(controlled).toMatchObject({ state: 'UNDER_CONTROL' });

    const refused = await step(command, 'standDownIncident', { id });
    expect(refused).toMatchObject({ code: 'INCIDENT_WHISTLES_OPEN' });
    const seen = (await read(
      command,
      id,
      'plan { code } event { id flags } whistles { id number kind state } tasks { nodes { id state } } allotments { nodes { id } }',
    )) as {
      whistles: { id: string; number: string }[];
      allotments: { nodes: { id: string }[] };
    };
    expect(seen).toMatchObject({
      plan: { code: 'FLOOD' },
      event: { id: eventId, flags: ['WHISTLED'] },
      whistles: [{ kind: 'EMERGENCY', state: 'BLOWN' }],
      tasks: { nodes: [{ state: 'ASSIGNED' }] },
    });
    expect(refused.message).toContain(seen.whistles[0]?.number);
    const withdrawal = { id: seen.whistles[0]?.id, note: '险情已排除' };
    const withdrawn = await grid.ask(
      command,
      'mutation ($input: WhistleReasonInput!) { withdrawWhistle(input: $input) { ... on Whistle { state } } }',
      { input: withdrawal },
    );
    expect(withdrawn.data).toEqual({ withdrawWhistle: { state: 'WITHDRAWN' } });
    expect(await step(command, 'standDownIncident', { id })).toMatchObject({
      code: 'INCIDENT_TASKS_OPEN',
    });
    const allotmentId = seen.allotments.nodes[0]?.id;
    await step(command, 'releaseResource', { id, allotmentId, usedUp: 1 });
    await allot(id, pump, 2);
    expect(await step(command, 'standDownIncident', { id, withdrawTasks: true })).toMatchObject({
      state: 'STOOD_DOWN',
    });
    expect(await counts(pump)).toEqual({ quantity: 9, allotted: 0 });
    const review = { review: '泵车到场偏慢', improvements: [] as object[] };
    review.improvements.push({ title: '前置泵车', organizationId: ownerId, dueOn: '2026-12-01' });
    expect(await step(command, 'reviewIncident', { id, ...review })).toMatchObject({
      state: 'REVIEWED',
    });

    const { timeline } = (await read(command, id, 'timeline { kind code detail text }')) as {
      timeline: { kind: string; code: string }[];
    };
    expect(timeline.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      ...['STEP open', 'STEP verify', 'TASK WITHDRAWN', 'STEP respond', 'LEVEL LEVEL_IV'],
      ...['WHISTLE WITHDRAWN', 'RESOURCE ALLOTTED', 'REPORT ORAL', 'LEVEL LEVEL_II'],
      ...['STEP control', 'RESOURCE RELEASED', 'RESOURCE ALLOTTED', 'STEP standDown'],
      ...['RESOURCE RELEASED', 'STEP review'],
    ]);
    expect(await told('INCIDENT_RESPONSE')).toBe(2);
    expect(await told('RESOURCE_CALLED')).toBe(2);
    expect(await told('RESOURCE_RETURNED')).toBe(2);
    expect(await told('INCIDENT_IMPROVEMENT')).toBe(1);
    expect(await told('DUTY_TASK_WITHDRAWN')).toBe(1);
    expect(await told('WHISTLE_BLOWN')).toBe(1);
  });

  it('may be a false alarm, flare up again, and keeps the version of the plan it was answered by', async () => {
    const first = await open();
    const reason = { id: first.id, note: '演练误传' };
    expect(await step(command, 'markIncidentFalse', reason)).toMatchObject({
      state: 'FALSE_ALARM',
    });
    const id = await responding();
    await step(command, 'controlIncident', { id });
    expect(await step(command, 'reviveIncident', { id })).toMatchObject({ state: 'RESPONDING' });
    clock.set(new Date('2026-10-13T10:00:00+08:00'));
    const again = await step(district, 'draftEmergencyPlan', {
      ...{
        areaCode: '320104',
        code: 'FLOOD',
        kind: 'NATURAL_DISASTER',
        title: '防汛应急预案（修订）',
      },
      ...{ levels, roles: [{ role: '排涝抢险', organizationId: ownerId }] },
    });
    const from = { basisDoc: '秦应急〔2026〕9号', effectiveFrom: '2026-10-14' };
    await step(district, 'publishEmergencyPlan', { id: again.id, ...from });
    expect(await step(district, 'publishEmergencyPlan', { id: again.id, ...from })).toMatchObject({
      code: 'GOV_LIST_IMMUTABLE',
    });
    expect(await read(command, id, 'plan { planVersion state effectiveTo }')).toEqual({
      plan: { planVersion: 1, state: 'SUPERSEDED', effectiveTo: '2026-10-13' },
    });
    const next = await open();
    await step(command, 'verifyIncident', { id: next.id });
    expect(await respond(next.id, again.id)).toMatchObject({ code: 'PLAN_NOT_IN_FORCE' });
  });

  it('is answered by no other plan, kind or level than fits, and I and II are the district’s', async () => {
    const { id } = await open();
    const flood = await plan();
    expect(await respond(id, flood)).toMatchObject({ code: 'INVALID_TRANSITION' });
    await step(command, 'verifyIncident', { id });
    const fire = await plan({ code: 'FIRE', kind: 'ACCIDENT' });
    expect(await respond(id, fire)).toMatchObject({ code: 'PLAN_OTHER_KIND' });
    const beside = await plan({ areaCode: '320104002', code: 'FLOOD' });
    expect(await respond(id, beside)).toMatchObject({ code: 'PLAN_NOT_IN_FORCE' });
    expect(await respond(id, newId())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await respond(id, flood, 'LEVEL_I', district)).toMatchObject({
      code: 'PLAN_WITHOUT_LEVEL',
    });
    expect(await respond(id, flood, 'LEVEL_II')).toMatchObject({ code: 'RESPONSE_LEVEL_ABOVE' });
    expect(await respond(id, flood)).toMatchObject({ state: 'RESPONDING' });
    const change = (level: string, actor = command) =>
      step(actor, 'changeResponseLevel', { id, level, reason: '雨势变化' });
    expect(await change('LEVEL_IV')).toMatchObject({ code: 'RESPONSE_LEVEL_SAME' });
    expect(await change('LEVEL_II')).toMatchObject({ code: 'RESPONSE_LEVEL_ABOVE' });
    expect(await change('LEVEL_I', district)).toMatchObject({ code: 'PLAN_WITHOUT_LEVEL' });
    expect(await change('LEVEL_III')).toMatchObject({ state: 'RESPONDING' });
  });

  it('is given no more than there is, however many ask at once, and gives back once', async () => {
    const id = await responding();
    const other = await open({ title: '第二处积水' });
    await step(command, 'verifyIncident', { id: other.id });
    const [row] = await grid.dataSource.query<{ id: string }[]>('SELECT id FROM emergency_plan');
    await respond(other.id, row?.id ?? '');
    const pump = await resource(5);
    const asked = await Promise.all(
      [id, other.id, id, other.id, id, other.id].map((each) => allot(each, pump, 2)),
    );
    expect(asked.map(({ code }) => code ?? 'given').sort()).toEqual([
      ...Array<string>(4).fill('RESOURCE_SHORT'),
      ...['given', 'given'],
    ]);
    expect(await counts(pump)).toEqual({ quantity: 5, allotted: 4 });
    expect(await step(district, 'countEmergencyResource', { id: pump, quantity: 3 })).toMatchObject(
      { code: 'RESOURCE_OUT' },
    );
    const [given] = await grid.dataSource.query<{ id: string; incident_id: string }[]>(
      'SELECT id, incident_id FROM resource_allotment',
    );
    const back = { id: given?.incident_id, allotmentId: given?.id };
    expect(await step(command, 'releaseResource', { ...back, usedUp: 3 })).toMatchObject({
      code: 'RESOURCE_USED',
    });
    expect(await step(command, 'releaseResource', back)).toMatchObject({ state: 'RESPONDING' });
    expect(await step(command, 'releaseResource', back)).toMatchObject({ code: 'RESOURCE_BACK' });
    expect(await counts(pump)).toEqual({ quantity: 5, allotted: 2 });
    await grid.dataSource.query(`UPDATE emergency_resource SET area_code = '320105'`);
    expect(await allot(id, pump, 1)).toMatchObject({ code: 'RESOURCE_ELSEWHERE' });
  });

  it('sends who is on duty once, and nobody who is not', async () => {
    const id = await responding();
    const send = { id, content: '封控现场', count: 3 };
    await step(command, 'sendPeopleToIncident', send);
    const own = await grid.ask<{ myDutyTasks: { nodes: { id: string; state: string }[] } }>(
      worker,
      '{ myDutyTasks { nodes { id state } } }',
    );
    expect(own.data?.myDutyTasks.nodes).toEqual([expect.objectContaining({ state: 'ASSIGNED' })]);
    expect(await step(command, 'sendPeopleToIncident', send)).toMatchObject({
      code: 'NOBODY_ON_DUTY',
    });
    await grid.dataSource.query('UPDATE area SET longitude = NULL');
    expect(await step(command, 'sendPeopleToIncident', send)).toMatchObject({
      code: 'PLACE_NEEDED',
    });
    clock.set(new Date(NOW.getTime() + 2 * 3_600_000));
    await grid.dataSource.query('UPDATE area SET longitude = 118.8');
    await grid.dataSource.query(`UPDATE duty_task SET state = 'DONE', feedback = '已封控'`);
    expect(await step(command, 'sendPeopleToIncident', send)).toMatchObject({
      code: 'NOBODY_ON_DUTY',
    });
  });

  it('is reported upwards in time or the district is told, once for each form', async () => {
    const { id } = await open();
    await step(command, 'reportSituation', { id, form: 'ORAL', text: '已到场', injured: 2 });
    clock.set(new Date(NOW.getTime() + 61 * 60_000));
    const tell = () => tellLateReports({ clock, database: ownersDatabase(grid.dataSource) });
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    await step(command, 'reportSituation', { id, form: 'WRITTEN', text: '书面首报', injured: 3 });
    await step(command, 'reportSituation', { id, form: 'WRITTEN', text: '续报' });
    const fields = 'reports { nodes { sequence late casualties { injured dead } } }';
    expect(await read(district, id, fields)).toEqual({
      reports: {
        nodes: [
          { sequence: 3, late: null, casualties: { injured: null, dead: null } },
          { sequence: 2, late: true, casualties: { injured: 3, dead: null } },
          { sequence: 1, late: false, casualties: { injured: 2, dead: null } },
        ],
      },
    });
    const others = (await read(officer, id, fields)) as { reports: { nodes: object[] } };
    expect(others.reports.nodes).toEqual(
      [3, 2, 1].map((sequence) => expect.objectContaining({ sequence, casualties: null })),
    );
    expect(
      await step(command, 'reportSituation', { id, form: 'ORAL', text: '电13812345678' }),
    ).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT' });
  });

  it('is seen and led where it is, and whistled for by the subdistrict alone', async () => {
    const id = await responding();
    expect(await read(neighbour, id, 'id')).toBeNull();
    expect(await step(neighbour, 'verifyIncident', { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await step(officer, 'controlIncident', { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await whistle(id, district)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await open({}, neighbour)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await open({ eventId: newId() })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is read with all that happened in as many statements for many as for one', async () => {
    const statements = async () => {
      const answer = await grid.ask(
        command,
        `{ area(code: "${place.code}") { incidents(running: true) { nodes { number timeline { kind }
          plan { title } whistles { id } reports { nodes { casualties { dead } } } tasks { nodes { state } }
          allotments { nodes { resource { name } } } } }
          emergencyPlans { nodes { roles { organization { id } } } } emergencyResources { nodes { name } } } }`,
      );
      expect(answer.errors).toEqual([]);
      return answer.statements.length;
    };
    const fill = async (id: string) => {
      await whistle(id);
      await allot(id, pump, 1);
      await step(command, 'reportSituation', { id, form: 'ORAL', text: '到场' });
    };
    const pump = await resource();
    const first = await responding();
    await fill(first);
    const one = await statements();
    const [row] = await grid.dataSource.query<{ id: string }[]>('SELECT id FROM emergency_plan');
    for (let more = 0; more < 3; more += 1) {
      const { id } = await open();
      await step(command, 'verifyIncident', { id });
      await respond(id, row?.id ?? '');
      await fill(id);
    }
    expect(await statements()).toBe(one);
  });
});
