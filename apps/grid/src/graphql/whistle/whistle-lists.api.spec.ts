import { fixedClock } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { whistleVerbs } from '../../testing/whistle-verbs.testing';
import { draftBulletins } from '../../use-cases/whistle/draft-bulletins';
import { lapseRatings } from '../../use-cases/whistle/lapse-ratings';
import { sweepArrivals } from '../../use-cases/whistle/sweep-arrivals';

const MONDAY = new Date('2026-10-12T10:00:00.000+08:00');
const MINUTE = 60_000;
const DAY = 86_400_000;
const clock = fixedClock(MONDAY);
const after = (milliseconds: number) => clock.set(new Date(MONDAY.getTime() + milliseconds));

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

describe('lists, jobs and figures of whistles', () => {
  let grid: SubgraphUnderTest;
  let whistle: ReturnType<typeof whistleVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    await grid.dataSource.query('TRUNCATE notification, whistle, whistle_bulletin CASCADE');
    whistle = whistleVerbs(grid, await aSubdistrict(grid.dataSource));
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const job = (name: string) => ({
    actor: actorWith('ADMINISTRATOR', { subject: `job:${name}`, roles: [] }),
    clock,
    database: ownersDatabase(grid.dataSource),
  });
  const notified = async (kind: string) =>
    grid.dataSource.query<{ to: string }[]>(
      'SELECT recipient_organization_id AS "to" FROM notification WHERE kind = $1 ORDER BY 1',
      [kind],
    );
  const blown = async (more: object = {}) => whistle.whistleIn('BLOWN', more);
  const ask = async <T>(actor: typeof whistle.command, query: string, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return { data: answer.data as T, statements: answer.statements };
  };
  const ofOrganization = async <T>(actor: typeof whistle.command, id: string, fields: string) => {
    const { data, statements } = await ask<{ _entities: [T] }>(
      actor,
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Organization { ${fields} } } }`,
      { keys: [{ __typename: 'Organization', id }] },
    );
    return { value: data._entities[0], statements };
  };

  it('read a page of whistles with all their parts by one statement a part', async () => {
    await blown({ responders: whistle.called(3) });
    await whistle.whistleIn('CLOSED');
    const { data, statements } = await ask<{ area: { whistles: { nodes: object[] } } }>(
      whistle.centre,
      `{ area(code: "320104") { whistles { nodes { number area { name } initiator { id } leadResponder { id }
        responders { organization { id } onTime minutesToArrive whistle { number } tasks { title } }
        tasks { title } ratings { grade } leaders { post } events { nodes { id } } history { nodes { action } }
      } totalCount } eventBoard { whistlesWaiting } } }`,
    );
    expect(data.area.whistles.nodes).toHaveLength(2);
    expect(data.area).toHaveProperty('eventBoard.whistlesWaiting', 1);
    // Area; page and count; places, responses, whistles of responses, tasks, ratings, events, steps; two boards.
    expect(statements.length).toBeLessThanOrEqual(12);
  });

  it('filter by state, kind, time and what is awaited', async () => {
    const [waiting, closed] = [
      await blown({ kind: 'EMERGENCY' }),
      await whistle.whistleIn('CLOSED'),
    ];
    const ids = async (filter: string) => {
      const { data } = await ask<{ area: { whistles: { nodes: { id: string }[] } } }>(
        whistle.centre,
        `{ area(code: "320104001") { whistles(filter: ${filter}) { nodes { id } } } }`,
      );
      return data.area.whistles.nodes.map(({ id }) => id);
    };
    expect(await ids('{ waiting: true }')).toEqual([waiting]);
    expect(await ids('{ states: [CLOSED] }')).toEqual([closed]);
    expect(await ids('{ kinds: [EMERGENCY] }')).toEqual([waiting]);
    expect(await ids('{ blownFrom: "2026-10-12T02:00:00.001Z" }')).toEqual([]);
    expect(await ids('{ blownBefore: "2026-10-12T02:00:00.001Z" }')).toHaveLength(2);
  });

  it('show an organisation what it is called to, waiting and late, by one statement; others see none of it', async () => {
    await blown({ responders: whistle.called(2) });
    const [first, second] = whistle.officers;
    const own = first.organizationId ?? '';
    const list = (filter: string) =>
      `whistleResponses(filter: ${filter}) { nodes { state onTime lead } }`;
    type Lists = { whistleResponses: { nodes: object[] } };
    after(31 * MINUTE);
    const late = await ofOrganization<Lists>(first, own, list('{ late: true, waiting: true }'));
    expect(late.value.whistleResponses.nodes).toEqual([
      { state: 'NOTIFIED', onTime: false, lead: true },
    ]);
    expect(late.statements).toHaveLength(1);
    const done = await ofOrganization<Lists>(first, own, list('{ states: [DONE] }'));
    expect(done.value.whistleResponses.nodes).toEqual([]);
    const shared = await ofOrganization<Lists>(second, own, list('{}'));
    expect(shared.value.whistleResponses.nodes).toHaveLength(1);
    const stranger = await ofOrganization<Lists>(whistle.officers[2], own, list('{}'));
    expect(stranger.value.whistleResponses.nodes).toEqual([]);
  });

  it('serve the rules of each kind with their source', async () => {
    const { data } = await ask<{ whistleRules: object[] }>(
      whistle.command,
      '{ whistleRules { kind arrivalUnit arrivalAmount objectionMinutes needsApproval basis } }',
    );
    expect(data.whistleRules).toHaveLength(4);
    expect(data.whistleRules).toContainEqual(
      expect.objectContaining({
        kind: 'EMERGENCY',
        arrivalAmount: 30,
        objectionMinutes: 0,
        needsApproval: false,
      }),
    );
  });

  it('warn after 80 % of the limit and tell both sides when it has run out, each once, however many sweep', async () => {
    await blown({ responders: whistle.called(3) });
    const sweep = () => sweepArrivals(job('whistle-arrivals'));
    after(24 * MINUTE);
    expect(await sweep()).toEqual({ warned: 0, late: 0 });
    after(24 * MINUTE + 1);
    const twice = await Promise.all([sweep(), sweep()]);
    expect(twice.map(({ warned }) => warned).reduce((one, other) => one + other)).toBe(3);
    expect(await notified('WHISTLE_ARRIVAL_APPROACHING')).toHaveLength(3);
    after(30 * MINUTE);
    expect(await sweep()).toEqual({ warned: 0, late: 0 });
    after(30 * MINUTE + 1);
    const again = await Promise.all([sweep(), sweep(), sweep()]);
    expect(again.map(({ late }) => late).reduce((one, other) => one + other)).toBe(3);
    after(45 * MINUTE);
    expect(await sweep()).toEqual({ warned: 0, late: 0 });
    const told = (await notified('WHISTLE_ARRIVAL_LATE')).map(({ to }) => to);
    expect(told).toEqual(expect.arrayContaining([...whistle.responderIds, whistle.initiatorId]));
    expect(told).toHaveLength(6);
  });

  it('neither warn nor call late whoever has come; after an outage they only call late', async () => {
    const id = await blown({ responders: whistle.called(2) });
    after(MINUTE);
    await whistle.done(whistle.arrive(id));
    after(10 * DAY);
    expect(await sweepArrivals(job('whistle-arrivals'))).toEqual({ warned: 0, late: 1 });
    expect(await notified('WHISTLE_ARRIVAL_APPROACHING')).toEqual([]);
  });

  it('end the wait for ratings when the term is over, never without that of the initiator', async () => {
    const [rated, unrated] = [
      await whistle.whistleIn('RATED'),
      await whistle.whistleIn('RESOLVED'),
    ];
    const lapse = () => lapseRatings(job('whistle-ratings'));
    after(7 * DAY);
    expect(await lapse()).toBe(0);
    after(8 * DAY);
    expect(await lapse()).toBe(1);
    expect(await lapse()).toBe(0);
    const stateOf = async (id: string) =>
      (
        await grid.dataSource.query<{ state: string }[]>(
          'SELECT state FROM whistle WHERE id = $1',
          [id],
        )
      )[0]?.state;
    expect([await stateOf(rated), await stateOf(unrated)]).toEqual(['EVALUATED', 'RESOLVED']);
    const [organizationId] = whistle.responderIds;
    expect(await whistle.rate(whistle.command, unrated, { organizationId })).toMatchObject({
      state: 'EVALUATED',
    });
  });

  it('count by place and by organisation as the catalogue defines them', async () => {
    const [closed, partial, again] = [
      await whistle.whistleIn('CLOSED'),
      await whistle.whistleIn('FINISHED'),
      await blown({ responders: whistle.called(2) }),
    ];
    await whistle.done(whistle.conclude(partial, 'PARTIAL'));
    const [first, second] = whistle.officers;
    await whistle.done(
      whistle.rate(whistle.command, partial, { organizationId: first.organizationId }),
    );
    await whistle.done(whistle.rate(first, partial));
    await whistle.done(whistle.step(whistle.command, 'closeWhistle', { id: partial }));
    await whistle.done(
      whistle.step(second, 'objectToWhistle', {
        id: await whistle.ofOfficer(again, second),
        reason: 'NO_POWER',
        note: '无执法权',
      }),
    );
    after(31 * MINUTE);
    await whistle.done(whistle.arrive(again, second));
    const fields =
      'gridMetrics(window: { month: "2026-10" }) { key value numerator denominator suppressed }';
    const of = (list: readonly Figure[]) =>
      Object.fromEntries(
        list
          .filter(({ key }) => key.startsWith('whistle.'))
          .map(({ key, numerator, denominator, value }) => [
            key,
            denominator === null || key.includes('P') ? [value] : [numerator, denominator],
          ]),
      );
    const area = async () => {
      const { data } = await ask<{ area: { gridMetrics: Figure[] } }>(
        whistle.centre,
        `{ area(code: "320104") { ${fields} } }`,
      );
      return of(data.area.gridMetrics);
    };
    expect(await area()).toEqual({
      'whistle.count': [3],
      'whistle.units': [2],
      'whistle.arrivalRate': [2, 4],
      'whistle.resolveRate': [1, 2],
      'whistle.objectionRate': [1, 4],
      'whistle.relapseRate': [0, 2],
      'whistle.minutesToArriveP50': [0],
      'whistle.minutesToArriveP90': [24.8],
    });
    const { value } = await ofOrganization<{ gridMetrics: Figure[] }>(
      second,
      second.organizationId ?? '',
      fields,
    );
    expect(of(value.gridMetrics)).toMatchObject({
      'whistle.count': [1],
      'whistle.arrivalRate': [0, 1],
      'whistle.objectionRate': [1, 1],
      'whistle.minutesToArriveP50': [31],
    });
    const { id } = await whistle.done(
      whistle.step(whistle.command, 'reblowWhistle', {
        id: closed,
        problem: '反弹',
        triedSoFar: '已劝导',
      }),
    );
    await whistle.done(whistle.approve(id));
    await whistle.done(whistle.blow(id));
    expect(await area()).toMatchObject({
      'whistle.resolveRate': [0, 2],
      'whistle.relapseRate': [1, 2],
    });
  });

  it('draft a bulletin of the month once a district, which a person publishes', async () => {
    const id = await blown({ responders: whistle.called(3) });
    const [first, second, third] = whistle.officers;
    await whistle.done(whistle.arrive(id, first));
    after(31 * MINUTE);
    await whistle.done(whistle.arrive(id, second));
    const absent = { id: await whistle.ofOfficer(id, third), note: '催告未到' };
    await whistle.done(whistle.step(whistle.centre, 'markWhistleAbsent', absent));
    const draft = () => draftBulletins(job('whistle-bulletins'));
    expect(await draft()).toBe(0);
    clock.set(new Date('2026-11-01T06:30:00+08:00'));
    expect([await draft(), await draft()]).toEqual([1, 0]);
    const query = `{ area(code: "320104") { whistleBulletins { nodes { id state periodFrom periodTo responseCount onTimeCount
      lines { organization { id } responseCount lateCount absentCount lateNumbers absentNumbers } } } } }`;
    const seen = async (actor: typeof first) =>
      (
        await ask<{ area: { whistleBulletins: { nodes: { id: string; lines: object[] }[] } } }>(
          actor,
          query,
        )
      ).data.area.whistleBulletins.nodes;
    const covering = { ...first, areas: ['320104'] };
    expect(await seen(covering)).toEqual([]);
    const [bulletin] = await seen(whistle.centre);
    const number = expect.stringMatching(/^W20261012-/) as unknown;
    expect(bulletin).toMatchObject({
      ...{ state: 'DRAFTED', periodFrom: '2026-10-01', periodTo: '2026-11-01' },
      ...{ responseCount: 3, onTimeCount: 1 },
    });
    expect(bulletin?.lines).toHaveLength(2);
    expect(bulletin?.lines).toContainEqual({
      organization: { id: second.organizationId },
      ...{
        responseCount: 1,
        lateCount: 1,
        absentCount: 0,
        lateNumbers: [number],
        absentNumbers: [],
      },
    });
    expect(bulletin?.lines).toContainEqual(
      expect.objectContaining({ lateCount: 0, absentCount: 1, absentNumbers: [number] }),
    );
    const step = async (actor: typeof first, name: 'publish' | 'discard') => {
      const [mutation, type] =
        name === 'publish'
          ? ['publishWhistleBulletin', 'WhistleStepInput']
          : ['discardWhistleBulletin', 'WhistleReasonInput'];
      const input = { id: bulletin?.id, ...(name === 'discard' && { note: '数据有误' }) };
      const { data } = await ask<Record<string, { code?: string; state?: string }>>(
        actor,
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { ... on WhistleBulletin { state publishedAt } ... on Problem { code } } }`,
        { input },
      );
      return data[mutation];
    };
    expect(await step(covering, 'publish')).toEqual({ code: 'NOT_FOUND' });
    expect(await step(whistle.centre, 'publish')).toMatchObject({ state: 'PUBLISHED' });
    expect(await step(whistle.centre, 'discard')).toEqual({ code: 'INVALID_TRANSITION' });
    expect(await step(covering, 'publish')).toEqual({ code: 'FORBIDDEN' });
    expect(await seen(first)).toHaveLength(1);
    await grid.dataSource.query(
      "UPDATE whistle_bulletin SET state = 'DRAFTED', published_at = NULL",
    );
    expect(await step(whistle.centre, 'discard')).toMatchObject({ state: 'DISCARDED' });
  });
});
