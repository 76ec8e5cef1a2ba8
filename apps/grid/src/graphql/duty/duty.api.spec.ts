import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { GridPost } from '../../domain/post/grid-post.entity';
import { nearestOnDuty } from '../../use-cases/dispatch/nearest-on-duty';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Answered {
  readonly __typename: string;
  readonly code: string;
  readonly id: string;
  readonly state: string;
}

const MONDAY = '2026-10-12';
const NOW = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(NOW);
const secretary = actorWith('COMMUNITY_SECRETARY', { areas: ['320104001001'] });
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
const neighbour = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
const stranger = actorWith('SUBDISTRICT_COMMAND', { areas: ['320105001'] });
const workerOf = (post: Partial<GridPost>, areas: string[] = []): Actor =>
  actorWith('GRID_MEMBER', { subject: post.workerId as string, areas });
const hour = (day: number, at: number) =>
  new Date(Date.parse(`${MONDAY}T00:00:00+08:00`) + (day * 24 + at) * 3_600_000).toISOString();

describe('people on duty', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let first: Partial<GridPost>;
  let second: Partial<GridPost>;
  let watch: Partial<GridPost>;

  const aPost = async (kind: GridPost['kind'], areaCode: string, more: Partial<GridPost> = {}) => {
    const post: Partial<GridPost> = {
      ...{ createdAt: NOW, updatedAt: NOW, version: 1, id: newId(), kind, areaCode },
      ...{ fullTime: kind === 'FULLTIME_MEMBER', workerId: newId(), workerName: '网格员 0009' },
      ...{ organizationId: null, fromDate: '2026-01-01', toDate: null, endReason: null, ...more },
    };
    await grid.dataSource.manager.insert(GridPost, post as GridPost);
    return post;
  };
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    place = await aSubdistrict(grid.dataSource);
    first = await aPost('PARTTIME_MEMBER', place.grid);
    second = await aPost('PARTTIME_MEMBER', place.grid);
    watch = await aPost('WATCH_OFFICER', place.code);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const ask = async <T>(query: string, actor: Actor = command, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const change = async (
    mutation: string,
    input: object,
    actor: Actor,
    fields = '',
    type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`,
  ) => {
    const answer = await ask<Record<string, Answered>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${fields} ... on Problem { code } } }`,
      actor,
      { input },
    );
    return answer[mutation] as Answered;
  };
  const step = (mutation: string, id: string, actor: Actor) => {
    const type = mutation === 'cancelDutyShift' ? 'DutyShift' : 'DutyChange';
    return change(mutation, { id }, actor, `... on ${type} { state }`, 'DutyStepInput');
  };
  const plan = (shifts: object[], more: object = {}, actor: Actor = secretary) =>
    change(
      'planDutyWeek',
      { kind: 'GRID', areaCode: place.grid, weekOf: MONDAY, shifts, ...more },
      actor,
      '... on DutyRoster { id }',
    );
  const shift = (post: Partial<GridPost>, from: string, to: string) => ({
    ...{ postId: post.id, startsAt: from, endsAt: to },
  });
  const onDuty = async (actor: Actor, areaCode: string = place.code, at = hour(0, 10)) =>
    (
      await ask<{ onDuty: { nodes: { id: string; post: { id: string } }[] } }>(
        `query ($areaCode: ID!, $at: DateTimeISO) { onDuty(areaCode: $areaCode, at: $at) { nodes { id post { id } } } }`,
        actor,
        { areaCode, at },
      )
    ).onDuty.nodes;

  it('are planned by the week, told who is there at a moment, and the times nobody is are listed', async () => {
    const { id } = await plan([
      shift(first, hour(0, 8.5), hour(0, 12)),
      shift(second, hour(0, 13), hour(0, 17.5)),
      shift(first, hour(1, 7), hour(1, 18)),
    ]);
    expect(id).toBeDefined();
    expect(await onDuty(secretary)).toEqual([{ id: expect.any(String), post: { id: first.id } }]);
    expect(await onDuty(secretary, place.code, hour(0, 12))).toEqual([]);
    const { area } = await ask<{ area: { dutyRosters: { nodes: { gaps: object[] }[] } } }>(
      `{ area(code: "${place.grid}") { dutyRosters { nodes { gaps { startsAt endsAt } shifts { nodes { id } } } } } }`,
      secretary,
    );
    const gaps = area.dutyRosters.nodes[0]?.gaps;
    expect(gaps).toHaveLength(6);
    expect(gaps?.[0]).toEqual({ startsAt: hour(0, 12), endsAt: hour(0, 13) });
    expect(gaps?.[1]).toEqual({ startsAt: hour(2, 8.5), endsAt: hour(2, 17.5) });
  });

  it('are asked about in so many statements however many there are', async () => {
    const shifts = [0, 1, 2, 3].map((day) => shift(first, hour(day, 9), hour(day, 10)));
    await plan(shifts.slice(0, 1));
    const query = `{ area(code: "${place.grid}") { dutyRosters { nodes { gaps { startsAt } shifts { nodes { post { id } } } } } } }`;
    const one = await grid.ask(secretary, query);
    await plan(shifts.slice(1));
    await plan([shift(second, hour(7, 9), hour(7, 10))], { weekOf: '2026-10-19' });
    const many = await grid.ask(secretary, query);
    expect(many.statements.length).toBe(one.statements.length);
    expect(one.statements.length).toBeLessThanOrEqual(8);
  });

  it('are refused in a week that is none, elsewhere, for too long, without the post, and twice at a time', async () => {
    const code = async (...shifts: object[]) => (await plan(shifts)).code;
    expect((await plan([], { weekOf: '2026-10-13' })).code).toBe('DUTY_WEEK');
    expect((await plan([], { areaCode: place.community })).code).toBe('UNKNOWN_AREA');
    expect((await plan([], {}, neighbour)).code).toBe('FORBIDDEN');
    expect(await code(shift(watch, hour(0, 9), hour(0, 12)))).toBe('DUTY_PLACE');
    expect(await code(shift(first, hour(0, 9), hour(1, 10)))).toBe('DUTY_HOURS');
    expect(await code(shift(first, hour(7, 9), hour(7, 10)))).toBe('DUTY_HOURS');
    const ended = await aPost('BUILDING_HEAD', place.grid, { toDate: '2026-10-14' });
    expect(await code(shift(ended, hour(1, 22), hour(2, 6)))).toBe('DUTY_POST_NOT_HELD');
    expect(
      await code(shift(first, hour(0, 9), hour(0, 12)), shift(first, hour(0, 11), hour(0, 13))),
    ).toBe('DUTY_OVERLAP');
    // All of it or none; and one may begin when another ends.
    expect(await onDuty(secretary)).toEqual([]);
    expect(
      await code(shift(first, hour(0, 9), hour(0, 12)), shift(first, hour(0, 12), hour(0, 13))),
    ).toBeUndefined();
  });

  it('are on duty once at a time also when two plan for one worker at once', async () => {
    const other = await aPost('BUILDING_HEAD', `${place.grid}M001`, { workerId: first.workerId });
    const answers = await Promise.all([
      plan([shift(first, hour(3, 9), hour(3, 12))]),
      plan([shift(other, hour(3, 10), hour(3, 13))], { weekOf: MONDAY }),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['DUTY_OVERLAP', undefined]);
  });

  it('watch in command centres by posts of their own', async () => {
    const week = { kind: 'COMMAND_WATCH', areaCode: place.code };
    const watched = shift(watch, hour(0, 8), hour(1, 8));
    expect((await plan([watched], week)).code).toBe('FORBIDDEN');
    expect((await plan([watched], week, command)).code).toBeUndefined();
    expect((await plan([shift(first, hour(0, 8), hour(0, 9))], week, command)).code).toBe(
      'DUTY_PLACE',
    );
  });

  it('are seen in their district alone, and by those on duty themselves', async () => {
    await plan([shift(first, hour(0, 9), hour(0, 12))]);
    expect(await onDuty(neighbour)).toHaveLength(1);
    expect(await onDuty(stranger)).toEqual([]);
    expect(await onDuty(workerOf(second))).toEqual([]);
    const own = await ask<{ myDuty: { nodes: object[] } }>(
      '{ myDuty { nodes { startsAt post { id } } } }',
      workerOf(first),
    );
    expect(own.myDuty.nodes).toEqual([{ startsAt: hour(0, 9), post: { id: first.id } }]);
  });

  describe('who change', () => {
    let [mine, theirs]: string[] = [];
    const askFor = (actor: Actor, more: object = {}) =>
      change(
        'askDutyChange',
        { shiftId: mine, postId: second.id, ...more },
        actor,
        '... on DutyChange { id state }',
      );
    const holders = async () => {
      const at = async (moment: string) =>
        (await onDuty(secretary, place.code, moment))[0]?.post.id;
      return [await at(hour(2, 9)), await at(hour(3, 9))];
    };
    beforeEach(async () => {
      await plan([shift(first, hour(2, 9), hour(2, 12)), shift(second, hour(3, 9), hour(3, 12))]);
      [mine, theirs] = [
        (await onDuty(secretary, place.code, hour(2, 9)))[0]?.id as string,
        (await onDuty(secretary, place.code, hour(3, 9)))[0]?.id as string,
      ];
    });

    it('swap when the other confirms, who is told; nobody else does it for them', async () => {
      const { id } = await askFor(workerOf(first), { otherShiftId: theirs });
      expect(await holders()).toEqual([first.id, second.id]);
      expect((await step('confirmDutyChange', id, workerOf(first))).code).toBe('DUTY_NOT_YOURS');
      expect((await step('withdrawDutyChange', id, workerOf(second))).code).toBe('DUTY_NOT_YOURS');
      expect((await step('confirmDutyChange', id, workerOf(second))).state).toBe('CONFIRMED');
      expect(await holders()).toEqual([second.id, first.id]);
      expect((await step('declineDutyChange', id, workerOf(second))).code).toBe(
        'INVALID_TRANSITION',
      );
      const told: unknown = await grid.dataSource.query(
        `SELECT kind, recipient_subject FROM notification WHERE about_id = $1 ORDER BY id`,
        [id],
      );
      expect(told).toEqual([
        { kind: 'DUTY_CHANGE_ASKED', recipient_subject: second.workerId },
        { kind: 'DUTY_CHANGE_ANSWERED', recipient_subject: first.workerId },
      ]);
    });

    it('are replaced, or not: declined, withdrawn, begun, or on duty elsewhere then', async () => {
      expect((await askFor(workerOf(second, [place.grid]))).code).toBe('DUTY_NOT_YOURS');
      const declined = await askFor(secretary);
      expect((await step('declineDutyChange', declined.id, workerOf(second))).state).toBe(
        'DECLINED',
      );
      const withdrawn = await askFor(secretary);
      expect((await step('withdrawDutyChange', withdrawn.id, secretary)).state).toBe('WITHDRAWN');
      expect(await holders()).toEqual([first.id, second.id]);
      const busy = await askFor(secretary);
      await plan([shift(second, hour(2, 11), hour(2, 13))]);
      expect((await step('confirmDutyChange', busy.id, workerOf(second))).code).toBe(
        'DUTY_OVERLAP',
      );
      clock.set(new Date(hour(2, 10)));
      expect((await askFor(secretary)).code).toBe('DUTY_OVER');
      expect((await step('confirmDutyChange', busy.id, workerOf(second))).code).toBe('DUTY_OVER');
      clock.set(NOW);
    });

    it('are taken off the roster before their shift ends, by those who keep it', async () => {
      expect((await step('cancelDutyShift', mine as string, neighbour)).code).toBe('NOT_FOUND');
      expect(
        (await step('cancelDutyShift', mine as string, workerOf(first, [place.grid]))).code,
      ).toBe('FORBIDDEN');
      clock.set(new Date(hour(2, 12)));
      expect((await step('cancelDutyShift', mine as string, secretary)).code).toBe('DUTY_OVER');
      clock.set(NOW);
      expect((await step('cancelDutyShift', mine as string, secretary)).state).toBe('CANCELLED');
      expect(await holders()).toEqual([undefined, second.id]);
    });
  });

  it('come before those who merely hold a post when somebody near is looked for', async () => {
    const { manager } = grid.dataSource;
    await manager.query(`UPDATE area SET longitude = 118.8, latitude = 32.0 WHERE code = $1`, [
      place.grid,
    ]);
    const find = () =>
      nearestOnDuty(manager, {
        point: { longitude: 118.8, latitude: 32.01 },
        areas: ['320104'],
        kinds: ['FULLTIME_MEMBER', 'PARTTIME_MEMBER'],
        on: MONDAY as never,
        at: new Date(hour(0, 10)),
        first: 1,
      });
    await plan([shift(second, hour(0, 9), hour(0, 12))]);
    expect((await find())[0]).toMatchObject({ onShift: true, post: { id: second.id } });
    const [running] = await onDuty(secretary);
    await step('cancelDutyShift', running?.id as string, secretary);
    expect((await find())[0]?.onShift).toBe(false);
  });

  describe('in teams', () => {
    const arrange = (members: object[], more: object = {}, actor: Actor = secretary) =>
      change(
        'arrangeGridTeam',
        { gridCode: place.grid, members, reason: '年度组建', ...more },
        actor,
        '... on GridTeam { id }',
      );
    const lacking = async () =>
      (
        await ask<{ area: { grid: { vacancies: { role: string; since: string }[] } } }>(
          `{ area(code: "${place.grid}") { grid { vacancies { role since } } } }`,
        )
      ).area.grid.vacancies;
    const vacant = async () =>
      (
        await ask<{ area: { vacantGrids: { nodes: { code: string }[] } } }>(
          `{ area(code: "${place.code}") { vacantGrids { nodes { code } } } }`,
        )
      ).area.vacantGrids.nodes;

    it('are formed of posts by role and changed; who was in it and since when somebody lacks stays known', async () => {
      expect((await lacking()).map(({ role }) => role)).toEqual([
        ...['LEADER_POST', 'COMMITTEE_CADRE', 'GROUP_LEADER', 'GRID_MEMBER', 'COMPOUND_LIAISON'],
      ]);
      expect((await lacking())[0]).toEqual({ role: 'LEADER_POST', since: '2020-01-01' });
      const leader = await aPost('GRID_LEADER', place.grid);
      const micro = await aPost('MICRO_GRID_MEMBER', `${place.grid}M001`);
      const liaison = await aPost('COMPOUND_LIAISON', place.grid);
      const places = [
        { postId: leader.id, role: 'COMMITTEE_CADRE' },
        { postId: micro.id, role: 'GROUP_LEADER' },
        { postId: place.fulltimePostId, role: 'GRID_MEMBER' },
        { postId: liaison.id, role: 'COMPOUND_LIAISON' },
      ];
      expect((await arrange(places)).__typename).toBe('GridTeam');
      expect(await lacking()).toEqual([]);
      expect(await vacant()).toEqual([]);
      clock.set(new Date('2026-10-13T10:00:00+08:00'));
      await arrange(places.slice(0, 3), { reason: '岗位调整' });
      await grid.dataSource.query(`UPDATE grid_post SET to_date = '2026-10-01' WHERE id = $1`, [
        leader.id,
      ]);
      expect(await lacking()).toEqual([
        { role: 'LEADER_POST', since: '2026-10-01' },
        { role: 'COMMITTEE_CADRE', since: '2026-10-01' },
        { role: 'COMPOUND_LIAISON', since: '2026-10-13' },
      ]);
      expect(await vacant()).toEqual([{ code: place.grid }]);
      const { area } = await ask<{
        area: { grid: { team: { version: number; places: { nodes: object[] } } } };
      }>(
        `{ area(code: "${place.grid}") { grid { team { version places(past: true) { nodes { role toDate post { id } } } } } } }`,
      );
      expect(area.grid.team.version).toBe(2);
      expect(area.grid.team.places.nodes).toContainEqual({
        ...{ role: 'COMPOUND_LIAISON', toDate: '2026-10-13', post: { id: liaison.id } },
      });
      clock.set(NOW);
    });

    it('are refused with posts from elsewhere, that do not fill the role, or twice, and by others', async () => {
      const member = { postId: first.id, role: 'GRID_MEMBER' };
      expect((await arrange([{ postId: watch.id, role: 'OTHER' }])).code).toBe(
        'TEAM_POST_ELSEWHERE',
      );
      expect((await arrange([{ postId: first.id, role: 'GROUP_LEADER' }])).code).toBe(
        'TEAM_ROLE_UNFIT',
      );
      expect((await arrange([{ postId: first.id, role: 'LEADER_POST' }])).code).toBe(
        'TEAM_ROLE_UNFIT',
      );
      expect((await arrange([member, member])).code).toBe('TEAM_POST_TWICE');
      expect((await arrange([member], {}, neighbour)).code).toBe('FORBIDDEN');
      expect((await arrange([member], { gridCode: place.community })).code).toBe('UNKNOWN_AREA');
      expect((await arrange([member], { reason: '电话13812345678' })).code).toBe(
        'PERSONAL_DATA_IN_TEXT',
      );
      await arrange([member]);
      await arrange([member]);
      expect((await arrange([member], { seenVersion: 1 })).code).toBe('CONFLICT');
    });
  });
});
