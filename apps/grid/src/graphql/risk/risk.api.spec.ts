import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { AreaAlert } from '../../domain/area-alert/area-alert.entity';
import { checkResolved } from '../../domain/risk/risk.rules';
import { PHASE_OF_STATE, RISK_MACHINE, RISK_MEASURE_MACHINE } from '../../domain/risk/risk.states';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { remindOfRisks } from '../../use-cases/risk/remind.job';

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly path: readonly string[];
}

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const INPUTS: Readonly<Record<string, string>> = {
  resolveRisk: 'RiskStepInput',
  closeRisk: 'RiskStepInput',
  finishRiskMeasure: 'EndRiskMeasureInput',
  dropRiskMeasure: 'EndRiskMeasureInput',
};
const [OWNER, HELPER] = [newId(), newId()];

describe('the register of risks', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let member: Actor;
  const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
  const neighbour = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
  const owner = actorWith('DEPARTMENT_OFFICER', { organizationId: OWNER, subject: 'owner' });
  const helper = actorWith('DEPARTMENT_OFFICER', { organizationId: HELPER, subject: 'helper' });

  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    await grid.dataSource.query('TRUNCATE risk, gov_event, area_alert, notification CASCADE');
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
    member = actorWith('GRID_MEMBER', { subject: 'worker-1', areas: [place.grid] });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const step = async (actor: Actor, mutation: string, input: object): Promise<Answer> => {
    const type = INPUTS[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const made = mutation.endsWith('Measure') ? 'RiskMeasure' : 'Risk';
    const answer = await grid.ask<Record<string, Answer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        ... on ${made} { id state } ... on Problem { code path } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answer;
  };
  const register = (more: object = {}, actor: Actor = member) =>
    step(actor, 'registerRisk', {
      ...{ kind: 'PRODUCTION_FIRE', areaCode: place.grid, site: '甲市场', title: '电线老化' },
      ...{ atStake: '夜间用电高峰可能起火', ownerOrganizationId: OWNER, source: 'PATROL', ...more },
    });
  const assess = (id: string, more: object = {}, actor: Actor = command) =>
    step(actor, 'assessRisk', { id, level: 'LARGER', reviewOn: '2026-11-12', ...more });
  const MEASURE = { title: '更换线路', ownerOrganizationId: HELPER, dueOn: '2026-10-20' };
  const plan = (id: string, more: object = {}, actor: Actor = owner) =>
    step(actor, 'planRiskMeasures', { id, measures: [{ ...MEASURE, ...more }] });
  const read = async (actor: Actor, id: string, fields: string) => {
    const answer = await grid.ask<{ risk: never }>(
      actor,
      `query ($id: ID!) { risk(id: $id) { ${fields} } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.risk as unknown;
  };
  const measureOf = async (id: string): Promise<string> => {
    const seen = (await read(command, id, 'measures { nodes { id } }')) as {
      measures: { nodes: { id: string }[] };
    };
    return seen.measures.nodes[0]?.id ?? '';
  };
  const told = async (): Promise<string[]> =>
    (
      await grid.dataSource.query<{ kind: string }[]>(
        `SELECT kind FROM notification WHERE kind LIKE 'RISK%' ORDER BY id`,
      )
    ).map(({ kind }) => kind);
  const resolved = async (): Promise<string> => {
    const { id } = await register();
    await assess(id);
    await plan(id);
    await step(helper, 'finishRiskMeasure', { id: await measureOf(id), result: '已更换' });
    expect(await step(command, 'resolveRisk', { id })).toMatchObject({ state: 'RESOLVED' });
    return id;
  };
  const review = (id: string, more: object = {}) =>
    step(owner, 'reviewRisk', { id, finding: '未见异常', reviewOn: '2027-01-12', ...more });
  const institutionalise = (id: string) =>
    step(owner, 'institutionaliseRisk', {
      ...{ id, standingRule: '每季度电气检测', ruleDocument: '甲街消〔2026〕3号' },
    });

  it.each([RISK_MACHINE, RISK_MEASURE_MACHINE])('reaches every state of $name', (machine) => {
    expect([...machine.reachable()].sort()).toEqual(Object.keys(machine.states).sort());
  });

  it('is found early, resolved in the middle and kept from coming back at the end', async () => {
    const { id } = await register();
    expect(await read(member, id, 'state phase level')).toEqual({
      ...{ state: 'FOUND', phase: 'FIND_EARLY', level: null },
    });
    expect(await assess(id)).toMatchObject({ state: 'ASSESSED' });
    expect(await step(command, 'resolveRisk', { id })).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
    expect(await plan(id)).toMatchObject({ state: 'RESOLVING' });
    expect(await step(command, 'resolveRisk', { id })).toMatchObject({ code: 'RISK_WORK_OPEN' });
    const finish = { id: await measureOf(id), result: '已更换全部线路' };
    expect(await step(helper, 'finishRiskMeasure', finish)).toMatchObject({ state: 'DONE' });
    expect(await step(helper, 'finishRiskMeasure', finish)).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
    expect(await step(command, 'resolveRisk', { id })).toMatchObject({ state: 'RESOLVED' });
    expect(await institutionalise(id)).toMatchObject({ state: 'INSTITUTIONALISED' });
    expect(await step(command, 'closeRisk', { id })).toMatchObject({ code: 'RISK_NOT_REVIEWED' });
    expect(await review(id)).toMatchObject({ state: 'INSTITUTIONALISED' });
    expect(await step(command, 'closeRisk', { id })).toMatchObject({ state: 'CLOSED' });
    expect(
      await read(
        helper,
        id,
        'phase reviewOn standingRule reviews { nodes { cameBack } } owner { id }',
      ),
    ).toEqual({
      ...{ phase: null, reviewOn: null, standingRule: '每季度电气检测' },
      ...{ reviews: { nodes: [{ cameBack: false }] }, owner: { id: OWNER } },
    });
    expect(await told()).toEqual(['RISK_OWNED', 'RISK_MEASURE_PLANNED']);
  });

  it('is taken up again when a review finds it back', async () => {
    const id = await resolved();
    await institutionalise(id);
    expect(await review(id, { cameBack: true })).toMatchObject({ state: 'RESOLVING' });
    const actions = (await read(command, id, 'history { nodes { action } }')) as {
      history: { nodes: { action: string }[] };
    };
    expect(actions.history.nodes.map(({ action }) => action)).toEqual([
      ...['register', 'assess', 'plan', 'resolve', 'institutionalise', 'takeUpAgain'],
    ]);
  });

  it('is found MAJOR by somebody else than found it, and looked at again on a day to come', async () => {
    const { id } = await register({}, command);
    expect(await assess(id, { level: 'MAJOR' })).toMatchObject({ code: 'RISK_FINDER_ASSESSES' });
    expect(await assess(id, { reviewOn: '2026-10-12' })).toMatchObject({
      ...{ code: 'RISK_DATE_NOT_AHEAD', path: ['input', 'reviewOn'] },
    });
    const other = { ...command, subject: 'somebody-else' };
    expect(await assess(id, { level: 'MAJOR' }, other)).toMatchObject({ state: 'ASSESSED' });
    expect(await assess(id, {}, member)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lies in a place wide enough, where it was found, and once', async () => {
    const narrow = { areaCode: `${place.grid}M001` };
    expect(await register(narrow, command)).toMatchObject({ code: 'RISK_PLACE_TOO_NARROW' });
    expect(await register({ source: 'EVENT' })).toMatchObject({ code: 'RISK_SOURCE_MISSING' });
    expect(await register({ sourceId: newId() })).toMatchObject({ code: 'RISK_SOURCE_MISSING' });
    const unknown = { source: 'EVENT', sourceId: newId() };
    expect(await register(unknown)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await register({ areaCode: '320104002' }, command)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await register({ atStake: '联系13812345678' })).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
    });
    const source = { source: 'EVENT', sourceId: await event.report() };
    const wide = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
    expect(await register({ ...source, areaCode: '320104002' }, wide)).toMatchObject({
      code: 'RISK_SOURCE_ELSEWHERE',
    });
    const { id } = await register(source);
    expect(await register(source, command)).toMatchObject({ code: 'RISK_REGISTERED' });
    await step(command, 'dismissRisk', { id, reason: 'UNFOUNDED' });
    expect(await read(command, id, 'state dismissal foundInEvent { risk { id } }')).toEqual({
      ...{ state: 'DISMISSED', dismissal: 'UNFOUNDED', foundInEvent: { risk: { id } } },
    });
    expect(await register(source)).toMatchObject({ state: 'FOUND' });
    const keyed = { clientMutationId: 'client-key-1' };
    expect((await register(keyed)).id).toBe((await register(keyed)).id);
  });

  it('takes an area alert into the register, and shows it with the alert', async () => {
    const { manager } = grid.dataSource;
    const alertId = newId();
    await manager.insert(AreaAlert, {
      ...{ id: alertId, createdAt: MONDAY, updatedAt: MONDAY, version: 1, state: 'OPEN' },
      ...{ type: 'FIRE_HAZARD', aspect: 'SAFETY', areaCode: place.community, week: '2026-10-05' },
      ...{ categories: ['SAFETY.FIRE'], matterCode: null, observed: 30, expected: 10 },
      ...{ deviation: 1, threshold: 13, deviations: 3, baseline: [], ownerOrganizationId: null },
      ...{ outcome: null, acknowledgedAt: null, endedAt: null },
    } as never);
    const source = { source: 'AREA_ALERT', sourceId: alertId, areaCode: place.community };
    expect(await register(source)).toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await register(source, command);
    const seen = await grid.ask(
      command,
      `{ area(code: "${place.code}") { alerts { nodes { risk { id } } }
        eventBoard { risks { kind phase count late } } } }`,
    );
    expect(seen.errors).toEqual([]);
    expect(seen.data).toEqual({
      area: {
        alerts: { nodes: [{ risk: { id } }] },
        eventBoard: {
          risks: [{ kind: 'PRODUCTION_FIRE', phase: 'FIND_EARLY', count: 1, late: 0 }],
        },
      },
    });
  });

  it('opens events as tasks, which must end before it is resolved', async () => {
    const { id } = await register();
    await assess(id);
    const task = { id, areaCode: place.grid, title: '排查市场用电' };
    expect(await step(command, 'openRiskEvent', { ...task, areaCode: '320104002' })).toMatchObject({
      code: 'RISK_EVENT_ELSEWHERE',
    });
    expect(await step(command, 'openRiskEvent', task)).toMatchObject({ state: 'RESOLVING' });
    expect(await step(command, 'resolveRisk', { id })).toMatchObject({ code: 'RISK_WORK_OPEN' });
    const seen = (await read(command, id, 'events { id title state source }')) as {
      events: { id: string }[];
    };
    expect(seen.events).toEqual([
      expect.objectContaining({ title: '排查市场用电', state: 'RECEIVED', source: 'STAFF_REPORT' }),
    ]);
    await event.step(command, 'cancelEvent', { id: seen.events[0]?.id, note: '重复' });
    expect(await step(command, 'resolveRisk', { id })).toMatchObject({ state: 'RESOLVED' });
  });

  it('is not resolved by dropping what was planned', async () => {
    const { id } = await register();
    await assess(id);
    await plan(id);
    const drop = { id: await measureOf(id), result: '改由专项整治覆盖' };
    expect(await step(helper, 'dropRiskMeasure', drop)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await step(command, 'dropRiskMeasure', drop)).toMatchObject({ state: 'DROPPED' });
    expect(await step(command, 'resolveRisk', { id })).toMatchObject({ code: 'RISK_NOTHING_DONE' });
  });

  it('is seen where it lies and by organisations with a part in it, and by nobody else', async () => {
    const { id } = await register();
    expect(await read(neighbour, id, 'id')).toBeNull();
    expect(await read(owner, id, 'id')).toEqual({ id });
    expect(await read(helper, id, 'id')).toBeNull();
    expect(await assess(id, {}, neighbour)).toMatchObject({ code: 'NOT_FOUND' });
    await assess(id);
    await plan(id);
    expect(await read(helper, id, 'measures { nodes { title } }')).toEqual({
      measures: { nodes: [{ title: MEASURE.title }] },
    });
    expect(await plan(id, {}, helper)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells of late measures and reviews once each', async () => {
    const { id } = await register();
    await assess(id);
    await plan(id);
    const remind = () => remindOfRisks({ clock, database: ownersDatabase(grid.dataSource) });
    expect(await remind()).toEqual({ measures: 0, reviews: 0 });
    clock.set(new Date('2026-11-13T08:00:00+08:00'));
    expect(await remind()).toEqual({ measures: 1, reviews: 1 });
    expect(await remind()).toEqual({ measures: 0, reviews: 0 });
    const late = await told();
    expect(late.filter((kind) => kind === 'RISK_MEASURE_LATE')).toHaveLength(2);
    expect(late.filter((kind) => kind === 'RISK_REVIEW_DUE')).toHaveLength(2);
    const board = `{ area(code: "${place.code}") { eventBoard { risks { late } } } }`;
    expect((await grid.ask(command, board)).data).toEqual({
      area: { eventBoard: { risks: [{ late: 1 }] } },
    });
  });

  it('is read with one statement for each list, however many there are', async () => {
    const statements = async () => {
      const answer = await grid.ask(
        command,
        `{ area(code: "${place.code}") { risks { nodes { number area { name } events { id }
          measures { nodes { title } } reviews { nodes { finding } } history { nodes { action } } } }
          eventBoard { risks { count } } } }`,
      );
      expect(answer.errors).toEqual([]);
      return answer.statements.length;
    };
    await resolved();
    const one = await statements();
    for (let more = 0; more < 3; more += 1) await resolved();
    expect(await statements()).toBe(one);
  });
});

it('puts every state that lives into a phase', () => {
  const without = Object.entries(PHASE_OF_STATE).filter(([, phase]) => phase === null);
  expect(without.map(([state]) => state)).toEqual(RISK_MACHINE.final());
});

it('is resolved by work that ended, and by nothing else', () => {
  const work = { openMeasures: 0, doneMeasures: 0, openEvents: 0, endedEvents: 0 };
  expect(checkResolved({ ...work, endedEvents: 1 }).ok).toBe(true);
  expect(checkResolved({ ...work, doneMeasures: 1, openEvents: 1 }).ok).toBe(false);
});
