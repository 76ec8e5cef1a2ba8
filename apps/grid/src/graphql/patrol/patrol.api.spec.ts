import { applyRetention } from '@gezhi/jobs';
import type { Actor } from '@gezhi/identity';
import { fixedClock, newId } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import { DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import { PATROL_RETENTION } from '../../domain/patrol/patrol.retention';
import { GridPost } from '../../domain/post/grid-post.entity';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { storedAttachment } from '../../testing/stored-attachment.testing';
import { keepPatrols } from '../../use-cases/patrol/make-patrols';

interface Answered {
  readonly __typename: string;
  readonly code: string;
  readonly id: string;
  readonly state: string;
  readonly longitude: number;
  readonly version: number;
}

const NOW = new Date('2026-10-12T10:00:00+08:00');
let now = NOW;
const clock = { now: () => now };
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000).toISOString();
const hours = (count: number) => minutes(count * 60);
const secretary = actorWith('COMMUNITY_SECRETARY', { areas: ['320104001001'] });
const neighbour = actorWith('COMMUNITY_SECRETARY', { areas: ['320104002001'] });
const worker = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });
const colleague = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });
const leader = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });

describe('a patrol', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let patrolId: string;
  let points: string[];

  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const ask = async <T>(actor: Actor, query: string, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const change = async (mutation: string, input: object, actor: Actor, fields = '') => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await ask<Record<string, Answered>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${fields} ... on Problem { code } } }`,
      { input },
    );
    return answer[mutation] as Answered;
  };
  const step = (mutation: string, input: object = {}, actor: Actor = worker) =>
    change(mutation, { id: patrolId, ...input }, actor, '... on Patrol { id state version }');
  const checkIn = (input: object = {}, actor: Actor = worker) =>
    change(
      'checkIn',
      { clientMutationId: newId(), patrolId, pointId: points[0], ...input },
      actor,
      '... on CheckIn { id longitude latitude }',
    );
  const find = (input: object = {}, actor: Actor = worker) =>
    change(
      'reportPatrolFinding',
      { clientMutationId: newId(), patrolId, nature: 'HAZARD', title: '井盖松动', ...input },
      actor,
      '... on GovEvent { id state }',
    );
  const plan = (input: object = {}, actor: Actor = secretary) =>
    change(
      'planPatrol',
      {
        ...{ gridCode: place.grid, title: '每日巡查', frequency: 'WORKING_DAYS' },
        ...{ postId: place.fulltimePostId, fromDate: '2026-10-12' },
        points: [
          { kind: 'PLACE', name: '东门', longitude: 118.8123456, latitude: 32.0123456 },
          { kind: 'SEGMENT', name: '中牌楼路' },
          { kind: 'ELEMENT', name: '消防栓', element: 'SAFETY' },
        ],
        ...input,
      },
      actor,
      '... on PatrolPlan { id version }',
    );
  const own = (state = '') =>
    ask<{ myPatrols: { nodes: { id: string; state: string; visitedCount: number }[] } }>(
      worker,
      `{ myPatrols { nodes { id state visitedCount findingCount excuse ${state} } } }`,
    ).then(({ myPatrols }) => myPatrols.nodes);
  const count = async (table: string) => {
    const [row] = await grid.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${table}`,
    );
    return row?.count;
  };
  const run = () =>
    keepPatrols({ actor: worker, clock, database: ownersDatabase(grid.dataSource) });

  beforeEach(async () => {
    now = NOW;
    await grid.dataSource.query('TRUNCATE gov_event, attachment CASCADE');
    place = await aSubdistrict(grid.dataSource);
    const { manager } = grid.dataSource;
    await manager.update(GridPost, place.fulltimePostId, { workerId: worker.subject });
    await manager.insert(GridPost, {
      ...{ createdAt: NOW, updatedAt: NOW, version: 1, id: newId(), kind: 'GRID_LEADER' },
      ...{ fullTime: false, areaCode: place.grid, workerId: leader.subject },
      ...{ workerName: '网格长 0001', organizationId: null, fromDate: '2026-01-01' },
      ...{ toDate: null, endReason: null },
    });
    await plan();
    const [patrol] = await ask<{
      myPatrols: { nodes: { id: string; plan: { points: { id: string }[] } }[] };
    }>(worker, '{ myPatrols { nodes { id plan { points { id } } } } }').then(
      ({ myPatrols }) => myPatrols.nodes,
    );
    patrolId = patrol?.id as string;
    points = patrol?.plan.points.map(({ id }) => id) as string[];
  });

  it('is planned for posts of the grid, from today on, with whole points, by whoever plans there', async () => {
    expect((await plan({}, neighbour)).code).toBe('FORBIDDEN');
    expect((await plan({}, worker)).code).toBe('FORBIDDEN');
    expect((await plan({ postId: newId() })).code).toBe('PATROL_POST');
    expect((await plan({ fromDate: '2026-10-11' })).code).toBe('PATROL_PLAN_DATES');
    expect((await plan({ gridCode: place.community })).code).toBe('UNKNOWN_AREA');
    expect((await plan({ points: [{ kind: 'ELEMENT', name: '点位' }] })).code).toBe(
      'PATROL_POINT_INCOMPLETE',
    );
    expect((await plan({ title: '联系13812345678' })).code).toBe('PERSONAL_DATA_IN_TEXT');
    expect(await own()).toHaveLength(1);
  });

  it('is made: begun, checked in, its finding becomes an event with photographs, ended', async () => {
    expect((await checkIn()).code).toBe('PATROL_NOT_UNDER_WAY');
    expect((await step('finishPatrol')).code).toBe('INVALID_TRANSITION');
    expect((await step('beginPatrol')).state).toBe('UNDER_WAY');
    expect((await step('beginPatrol')).state).toBe('UNDER_WAY');
    const first = await checkIn({ longitude: 118.8123456, latitude: 32.0123456 });
    expect(first).toMatchObject({ longitude: 118.812, latitude: 32.012 });
    // Twice at one point is one visit.
    expect((await checkIn()).id).toBe(first.id);
    const photo = await storedAttachment(grid.dataSource, {
      ...{ objectId: null, objectType: null, kind: 'REPORT', uploaderSubject: worker.subject },
    } as never);
    const finding = await find({ attachmentIds: [photo] });
    expect(finding.state).toBe('RECEIVED');
    expect((await find({ attachmentIds: [newId()] })).code).toBe('ATTACHMENT_UNKNOWN');
    expect((await find({ title: '张三 13812345678' })).code).toBe('PERSONAL_DATA_IN_TEXT');
    now = new Date(minutes(30));
    expect((await step('finishPatrol')).state).toBe('DONE');
    const [patrol] = await own(
      'visits { point { name } visited } findings { nodes { id source attachments { nodes { id } } } } history { nodes { action toState } }',
    );
    expect(patrol).toMatchObject({
      ...{ state: 'DONE', visitedCount: 1, findingCount: 1 },
      visits: [{ visited: true }, { visited: false }, { visited: false }],
      findings: {
        nodes: [{ id: finding.id, source: 'GRID_PATROL', attachments: { nodes: [{ id: photo }] } }],
      },
      history: { nodes: [{ action: 'plan' }, { action: 'begin' }, { action: 'finish' }] },
    });
  });

  it('comes in later from a device that was offline: in any order, and twice it is once', async () => {
    const began = { beganAt: minutes(-180) };
    const second = { clientMutationId: newId(), pointId: points[1], at: minutes(-120), ...began };
    const finding = { clientMutationId: newId(), at: minutes(-110), ...began };
    const firstPoint = { clientMutationId: newId(), at: minutes(-150), ...began };
    // The end before the beginning, the second point before the first.
    expect((await step('finishPatrol', { at: minutes(-60), beganAt: minutes(-170) })).state).toBe(
      'DONE',
    );
    const seen = await find(finding);
    const visited = await checkIn(second);
    await checkIn(firstPoint);
    expect((await step('beginPatrol', { at: minutes(-180) })).state).toBe('DONE');
    // All of it once more.
    expect((await find(finding)).id).toBe(seen.id);
    expect((await checkIn(second)).id).toBe(visited.id);
    await checkIn(firstPoint);
    expect((await step('finishPatrol', { at: minutes(-60) })).state).toBe('DONE');
    expect((await checkIn({ ...second, at: minutes(-119) })).code).toBe('IDEMPOTENCY_CONFLICT');
    expect(await own()).toEqual([
      { id: patrolId, state: 'DONE', visitedCount: 2, findingCount: 1, excuse: null },
    ]);
    expect(await count('gov_event')).toBe(1);
    expect(await count('check_in')).toBe(2);
  });

  it('says nothing of where anybody was at another time, nor what cannot be believed', async () => {
    await step('beginPatrol', { at: minutes(-60) });
    expect((await checkIn({ at: minutes(-61) })).code).toBe('PATROL_NOT_UNDER_WAY');
    expect((await find({ at: minutes(-61) })).code).toBe('PATROL_NOT_UNDER_WAY');
    expect((await checkIn({ at: minutes(5) })).code).toBe('FIELD_TIME');
    expect((await checkIn({ at: hours(-73) })).code).toBe('FIELD_TIME');
    expect((await checkIn({ pointId: newId() })).code).toBe('PATROL_POINT_UNKNOWN');
    expect((await checkIn({ pointId: null })).code).toBe('PATROL_POINT_UNKNOWN');
    expect((await step('finishPatrol', { at: minutes(-61) })).code).toBe('PATROL_NOT_UNDER_WAY');
    // Begun on another day is another patrol.
    expect((await step('beginPatrol', { at: hours(-24) })).code).toBe('PATROL_NOT_UNDER_WAY');
    await step('finishPatrol');
    now = new Date(minutes(10));
    expect((await checkIn()).code).toBe('PATROL_NOT_UNDER_WAY');
  });

  it('is the worker’s: others make nothing of it, and where it went nobody else can read', async () => {
    await step('beginPatrol');
    await checkIn({ longitude: 118.81, latitude: 32.01 });
    expect((await step('finishPatrol', {}, colleague)).code).toBe('NOT_FOUND');
    expect((await step('finishPatrol', {}, leader)).code).toBe('PATROL_NOT_YOURS');
    expect((await checkIn({}, secretary)).code).toBe('PATROL_NOT_YOURS');
    expect((await find({}, secretary)).code).toBe('PATROL_NOT_YOURS');
    const seen = `{ patrol(id: "${patrolId}") { visitedCount visits { visited } } myCheckIns { nodes { id } } }`;
    const visits = [{ visited: true }, { visited: false }, { visited: false }];
    for (const actor of [leader, secretary])
      expect(await ask(actor, seen)).toEqual({
        ...{ patrol: { visitedCount: 1, visits }, myCheckIns: { nodes: [] } },
      });
    for (const actor of [colleague, neighbour])
      expect(await ask(actor, seen)).toEqual({ patrol: null, myCheckIns: { nodes: [] } });
    expect(await ask(worker, '{ myCheckIns { nodes { patrolId longitude latitude } } }')).toEqual({
      myCheckIns: { nodes: [{ patrolId, longitude: 118.81, latitude: 32.01 }] },
    });
    // Not by a way around the graph either: the row is hidden from everybody else.
    const [row] = await grid.dataSource.query<{ qual: string }[]>(
      `SELECT qual FROM pg_policies WHERE tablename = 'check_in' AND policyname = 'read'`,
    );
    expect(row?.qual).toContain('caller_subject');
    expect(row?.qual).not.toContain('caller_covers');
  });

  it('leaves counts after 30 days, and no trace of who was where', async () => {
    await step('beginPatrol');
    await checkIn({ longitude: 118.81, latitude: 32.01 });
    await step('finishPatrol');
    const clean = async (days: number) => {
      const later = new Date(NOW.getTime() + days * 86_400_000);
      for (const rule of PATROL_RETENTION)
        await applyRetention(
          {
            database: ownersDatabase(grid.dataSource),
            clock: fixedClock(later),
            signal: new AbortController().signal,
          },
          rule,
        );
      now = later;
    };
    await clean(29);
    expect(await count('check_in')).toBe(1);
    await clean(31);
    expect([await count('check_in'), await count('patrol_visit')]).toEqual([0, 0]);
    const [patrol] = await own('visits { visited }');
    expect(patrol).toMatchObject({ visitedCount: 1, visits: [{ visited: null }, {}, {}] });
  });

  it('is excused by the worker, who leads the grid or plans there; by nobody else, and not when done', async () => {
    const excuse = (actor: Actor, reason = 'WEATHER') => step('excusePatrol', { reason }, actor);
    expect((await excuse(neighbour)).code).toBe('NOT_FOUND');
    expect((await step('excusePatrol', { reason: 'LEAVE', seenVersion: 9 })).code).toBe('CONFLICT');
    expect((await excuse(leader)).state).toBe('EXCUSED');
    expect((await excuse(worker)).code).toBe('INVALID_TRANSITION');
    expect((await step('beginPatrol')).code).toBe('INVALID_TRANSITION');
  });

  it('is made by the job for today and tomorrow, once, and noted as not made after three days: told, no more', async () => {
    expect(await run()).toEqual({ made: 1, missed: 0, ended: 0 });
    expect(await run()).toEqual({ made: 0, missed: 0, ended: 0 });
    const days = (await own('plannedOn')).map(
      (each) => (each as never as { plannedOn: string }).plannedOn,
    );
    expect(days).toEqual(['2026-10-13', '2026-10-12']);
    await step('beginPatrol');
    // Until 72 hours after its day something may come in.
    now = new Date('2026-10-15T23:59:00+08:00');
    expect(await run()).toMatchObject({ missed: 0, ended: 0 });
    now = new Date('2026-10-17T00:01:00+08:00');
    expect(await run()).toMatchObject({ missed: 1, ended: 1 });
    const states = (await own()).map(({ state }) => state);
    expect(states.filter((state) => state === 'MISSED')).toHaveLength(1);
    const told: unknown = await grid.dataSource.query(
      `SELECT kind, recipient_subject FROM notification WHERE kind = 'PATROL_MISSED'`,
    );
    expect(told).toEqual([{ kind: 'PATROL_MISSED', recipient_subject: worker.subject }]);
    // Excused afterwards nothing of it is left.
    patrolId = (await own()).find(({ state }) => state === 'MISSED')?.id as string;
    expect((await step('excusePatrol', { reason: 'LEAVE' })).state).toBe('EXCUSED');
  });

  it('ends with its plan', async () => {
    const { area } = await ask<{
      area: { grids: { nodes: { patrolPlans: { nodes: { id: string }[] } }[] } };
    }>(
      secretary,
      `{ area(code: "${place.community}") { grids { nodes { patrolPlans { nodes { id title post { id } points { name element } } } } } } }`,
    );
    const id = area.grids.nodes[0]?.patrolPlans.nodes[0]?.id;
    const end = (toDate: string, actor: Actor = secretary) =>
      change('endPatrolPlan', { id, toDate }, actor, '... on PatrolPlan { id }');
    expect((await end('2026-10-12', worker)).code).toBe('FORBIDDEN');
    expect((await end('2026-10-11')).code).toBe('PATROL_PLAN_DATES');
    expect((await end('2026-10-12')).id).toBe(id);
    expect((await end('2026-10-13')).code).toBe('PATROL_PLAN_DATES');
    expect(await own()).toMatchObject([{ state: 'EXCUSED', excuse: 'PLAN_ENDED' }]);
    expect(await run()).toMatchObject({ made: 0 });
  });

  it('lets somebody check in for a task of theirs, from accepting it to its end', async () => {
    const { manager } = grid.dataSource;
    const made = { createdAt: NOW, updatedAt: NOW, version: 1 };
    const [rosterId, shiftId, taskId] = [newId(), newId(), newId()];
    const duty = { kind: 'GRID', areaCode: place.grid } as const;
    await manager.insert(DutyRoster, {
      ...{ ...made, ...duty, id: rosterId, weekOf: '2026-10-12', coverFrom: 510, coverTo: 1050 },
    });
    await manager.insert(DutyShift, {
      ...{ ...made, ...duty, id: shiftId, rosterId, postId: place.fulltimePostId },
      ...{ workerId: worker.subject, state: 'PLANNED' },
      ...{ startsAt: new Date(hours(-1)), endsAt: new Date(hours(4)) },
    });
    await manager.insert(DutyTask, {
      ...{ ...made, id: taskId, shiftId, areaCode: place.grid, workerId: worker.subject },
      ...{ eventId: null, content: '到场核实', state: 'ASSIGNED', feedback: null },
      assignedBySubject: 'test-command',
    });
    const task = (more: object = {}, actor: Actor = worker) =>
      checkIn({ patrolId: null, pointId: null, taskId, ...more }, actor);
    expect((await task()).code).toBe('PATROL_NOT_UNDER_WAY');
    await manager.update(DutyTask, taskId, { state: 'ACCEPTED' });
    expect((await task({}, secretary)).code).toBe('TASK_NOT_YOURS');
    expect((await task({ pointId: points[0] })).code).toBe('PATROL_POINT_UNKNOWN');
    expect((await task({ at: hours(-1) })).code).toBe('PATROL_NOT_UNDER_WAY');
    expect((await task({ longitude: 118.81, latitude: 32.01 })).id).toBeDefined();
  });

  it('counts in the load by which grids are proposed to be split, whoever asks; nothing is done by it', async () => {
    const limit = (threshold: number) =>
      grid.dataSource.query(
        `UPDATE grid_size_limit SET threshold = $1 WHERE figure = 'FIELD_WORK_PER_MEMBER'`,
        [threshold],
      );
    await grid.dataSource.query('UPDATE area SET households = 300 WHERE code = $1', [place.grid]);
    await limit(0.5);
    const proposed = (actor: Actor) =>
      ask(
        actor,
        `{ gridSizeProposals(within: "${place.grid}") { kind reasons { figure value threshold } } }`,
      );
    const reasons = [{ figure: 'FIELD_WORK_PER_MEMBER', value: 1, threshold: 0.5 }];
    for (const actor of [secretary, colleague])
      expect(await proposed(actor)).toEqual({ gridSizeProposals: [{ kind: 'SPLIT', reasons }] });
    await limit(200);
    expect(await proposed(secretary)).toEqual({ gridSizeProposals: [] });
  });

  it('is read in so many statements however many there are', async () => {
    const query =
      '{ myPatrols { nodes { plan { title points { name } } post { id } visits { visited } findings { nodes { id } } history { nodes { action } } } } }';
    const one = await grid.ask(worker, query);
    await run();
    await plan({ title: '夜间巡查' });
    const many = await grid.ask(worker, query);
    expect(many.statements.length).toBe(one.statements.length);
    expect(one.statements.length).toBeLessThanOrEqual(10);
  });
});
