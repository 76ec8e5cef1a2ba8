import type { Actor } from '@gezhi/identity';
import { actorOf } from '@gezhi/jobs';
import { fixedClock, newId } from '@gezhi/kernel';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { SECRETARY_ORDER_MACHINE } from '../../domain/secretary-order/secretary-order.states';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import {
  followUpOrders,
  secretaryFollowUp,
} from '../../use-cases/secretary-order/follow-up-orders';

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly path: readonly string[];
  readonly allowed: readonly string[];
}

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const HOLDS = { isTrue: true, isReasonable: true, isUnsolved: true };
const INPUT: Readonly<Record<string, string>> = {
  confirmSecretaryOrder: 'JudgeSecretaryOrderInput',
  declineSecretaryOrder: 'JudgeSecretaryOrderInput',
  beginJointHandling: 'JointPlanInput',
  reviseJointPlan: 'JointPlanInput',
  closeSecretaryOrder: 'SecretaryOrderStepInput',
};

describe('a secretary-handled order', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let secretary: Actor;
  let district: Actor;
  const joint = newId();
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query('TRUNCATE notification CASCADE');
    event = eventVerbs(grid, place);
    secretary = actorWith('COMMUNITY_SECRETARY', { areas: [place.community] });
    district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const step = async (actor: Actor, mutation: string, input: object): Promise<Answer> => {
    const type = INPUT[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await grid.ask<Record<string, Answer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        ... on SecretaryOrder { id state } ... on Problem { code path } ... on InvalidTransition { allowed } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answer;
  };
  const closed = (title: string) => event.eventIn('CLOSED', { title });
  const nominate = async (eventId: string, more: object = {}) =>
    step(secretary, 'nominateSecretaryOrder', { eventId, reason: 'NOT_SOLVED', ...more });
  const confirm = (id: string) => step(event.command, 'confirmSecretaryOrder', { id, ...HOLDS });
  const assign = (id: string, level = 'COMMUNITY', actor: Actor = event.command) =>
    step(actor, 'assignSecretaryLevel', { id, level, organizationId: place.branchId });
  const PLAN = { jointOrganizationIds: [joint], plan: '更换整条线路', dueOn: '2026-12-30' };
  const begin = (id: string, actor = secretary) =>
    step(actor, 'beginJointHandling', { id, ...PLAN });
  const resolve = (id: string, actor = secretary) =>
    step(actor, 'resolveSecretaryOrder', { id, result: '线路已更换' });
  const resolved = async (eventId: string) => {
    const { id } = await nominate(eventId);
    for (const verb of [confirm, assign, begin, resolve])
      expect(await verb(id)).not.toHaveProperty('code');
    return id;
  };
  const read = async (actor: Actor, id: string, fields: string) => {
    const query = `query ($id: ID!) { secretaryOrder(id: $id) { ${fields} } }`;
    const answer = await grid.ask<{ secretaryOrder: object | null }>(actor, query, { id });
    expect(answer.errors).toEqual([]);
    return answer.data?.secretaryOrder;
  };
  const night = (day: string) => {
    const actor = actorOf(secretaryFollowUp);
    const database = callersDatabase(grid.service, actor);
    return followUpOrders({
      actor,
      clock: fixedClock(new Date(`${day}T01:20:00+08:00`)),
      database,
    });
  };
  const told = async () =>
    (
      await grid.dataSource.query<{ kind: string }[]>(
        `SELECT kind FROM notification WHERE kind LIKE 'SECRETARY%' ORDER BY id`,
      )
    ).map(({ kind }) => kind);

  it('reaches every state of its table, and ends closed or declined', () => {
    const { states, reachable, final } = SECRETARY_ORDER_MACHINE;
    expect([...reachable()].sort()).toEqual(Object.keys(states).sort());
    expect(final()).toEqual(['DECLINED', 'CLOSED']);
  });

  it('solves for good what was closed unsolved, and is watched for 90 days', async () => {
    const eventId = await closed('线路老化');
    const id = await resolved(eventId);
    expect(
      await read(
        secretary,
        id,
        `state level isTrue isReasonable isUnsolved followUpUntil organization { id } jointOrganizations { id }
         event { id flags } history(first: 20) { nodes { action } }`,
      ),
    ).toEqual({
      state: 'RESOLVED',
      level: 'COMMUNITY',
      ...HOLDS,
      followUpUntil: '2027-01-10',
      organization: { id: place.branchId },
      jointOrganizations: [{ id: joint }],
      event: { id: eventId, flags: ['SECRETARY'] },
      history: {
        nodes: ['nominate', 'confirm', 'assignLevel', 'beginJoint', 'resolve'].map((action) => ({
          action,
        })),
      },
    });
    expect(await told()).toEqual([
      'SECRETARY_NOMINATED',
      'SECRETARY_ASSIGNED',
      'SECRETARY_JOINT',
      'SECRETARY_RESOLVED',
    ]);
    const close = () => step(event.command, 'closeSecretaryOrder', { id });
    expect(await close()).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await night('2027-01-10')).toEqual({ passed: 0, relapsed: 0 });
    expect(await night('2027-01-11')).toEqual({ passed: 1, relapsed: 0 });
    expect(await night('2027-01-11')).toEqual({ passed: 0, relapsed: 0 });
    expect(await close()).toMatchObject({ state: 'CLOSED' });
  });

  it('is raised when the matter comes again, once a person has said that it does', async () => {
    const id = await resolved(await closed('线路老化'));
    clock.set(new Date('2026-12-01T10:00:00+08:00'));
    const again = await event.report({ title: '线路老化' });
    expect(await night('2027-02-01')).toEqual({ passed: 0, relapsed: 0 });
    await event.step(event.command, 'confirmRepeat', { id: again });
    expect(await night('2026-12-02')).toEqual({ passed: 0, relapsed: 1 });
    expect(await read(secretary, id, 'state relapseCount')).toEqual({
      state: 'RAISED',
      relapseCount: 1,
    });
    expect(await assign(id)).toMatchObject({ code: 'LEVEL_NOT_HIGHER', path: ['input', 'level'] });
    expect(await assign(id, 'SUBDISTRICT')).toMatchObject({ state: 'LEVEL_ASSIGNED' });
    expect(await begin(id)).toMatchObject({ code: 'OTHER_LEVEL' });
    expect(await begin(id, event.command)).toMatchObject({ state: 'JOINT_HANDLING' });
  });

  it('is of a closed matter only, once at a time, and made once for one key', async () => {
    const open = await event.eventIn('IN_PROGRESS', { title: '在办事项' });
    expect(await nominate(open)).toMatchObject({ code: 'EVENT_NOT_CLOSED' });
    const eventId = await closed('反复漏水');
    const key = { clientMutationId: 'phone-1-000001' };
    const { id } = await nominate(eventId, key);
    expect(await nominate(eventId, key)).toMatchObject({ id });
    expect(await nominate(eventId)).toMatchObject({ code: 'SECRETARY_HAS_IT' });
    const text = { note: '联系人 13812345678' };
    expect(await nominate(eventId, text)).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT' });
    const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: place.leadId });
    const nomination = { eventId, reason: 'DISPUTED' };
    expect(await step(officer, 'nominateSecretaryOrder', nomination)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('needs all three conditions, judged by somebody else', async () => {
    const { id } = await nominate(await closed('诉求一'));
    const { id: own } = await step(event.command, 'nominateSecretaryOrder', {
      eventId: await closed('诉求二'),
      reason: 'REPEATED',
    });
    expect(await confirm(own)).toMatchObject({ code: 'NOMINATOR_CONFIRMS' });
    const unreasonable = { id, ...HOLDS, isReasonable: false };
    expect(await step(event.command, 'confirmSecretaryOrder', unreasonable)).toMatchObject({
      code: 'CONDITIONS_NOT_MET',
    });
    expect(await step(event.command, 'declineSecretaryOrder', { id, ...HOLDS })).toMatchObject({
      code: 'CONDITIONS_MET',
    });
    expect(await step(secretary, 'confirmSecretaryOrder', { id, ...HOLDS })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await step(event.command, 'declineSecretaryOrder', unreasonable)).toMatchObject({
      state: 'DECLINED',
    });
  });

  it('goes up level by level with a reason, and not beyond the district', async () => {
    const { id } = await nominate(await closed('产权不明'));
    await confirm(id);
    await assign(id, 'SUBDISTRICT');
    const raise = (actor: Actor) => step(actor, 'raiseSecretaryOrder', { id, note: '需区级协调' });
    expect(await raise(secretary)).toMatchObject({ code: 'OTHER_LEVEL' });
    expect(await raise(event.command)).toMatchObject({ state: 'RAISED' });
    expect(await assign(id, 'DISTRICT')).toMatchObject({ code: 'OTHER_LEVEL' });
    expect(await assign(id, 'DISTRICT', district)).toMatchObject({ state: 'LEVEL_ASSIGNED' });
    expect(await raise(district)).toMatchObject({ code: 'HIGHEST_LEVEL' });
    const late = { id, ...PLAN, dueOn: '2026-10-12' };
    expect(await step(district, 'beginJointHandling', late)).toMatchObject({
      code: 'DAY_NOT_AHEAD',
    });
    expect(await begin(id, district)).toMatchObject({ state: 'JOINT_HANDLING' });
    const revised = { id, ...PLAN, dueOn: '2027-01-12' };
    expect(await step(district, 'reviseJointPlan', revised)).toMatchObject({
      state: 'JOINT_HANDLING',
    });
  });

  it('is seen by the place, by who answers and by who joins, in lists of one statement a field', async () => {
    const eventId = await closed('占道');
    const { id } = await nominate(eventId);
    for (const verb of [confirm, assign, begin]) await verb(id);
    const joins = actorWith('DEPARTMENT_OFFICER', { organizationId: joint });
    expect(await read(joins, id, 'id')).toEqual({ id });
    const stranger = actorWith('DEPARTMENT_OFFICER', { organizationId: newId() });
    expect(await read(stranger, id, 'id')).toBeNull();
    const overdue = async () => {
      const answer = await grid.ask<{ area: { secretaryOrders: { nodes: object[] } } }>(
        event.command,
        `{ area(code: "${place.code}") { secretaryOrders(filter: { overdue: true, levels: [COMMUNITY] }) { nodes { id
          event { number secretaryOrders { nodes { id } } } history { nodes { action } } } } } }`,
      );
      expect(answer.errors).toEqual([]);
      // The area, its orders, their events, the orders of those, the histories.
      expect(answer.statements.length).toBeLessThanOrEqual(5);
      return answer.data?.area.secretaryOrders.nodes.length;
    };
    expect(await overdue()).toBe(0);
    clock.set(new Date('2026-12-31T10:00:00+08:00'));
    expect(await overdue()).toBe(1);
    const keys = [{ __typename: 'Organization', id: joint }];
    const lists = await grid.ask(
      joins,
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Organization { secretaryOrders(filter: { states: [JOINT_HANDLING] }) { nodes { id } } } } }`,
      { keys },
    );
    expect(lists.data).toMatchObject({ _entities: [{ secretaryOrders: { nodes: [{ id }] } }] });
  });
});
