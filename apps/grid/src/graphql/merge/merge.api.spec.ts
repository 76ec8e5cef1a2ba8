import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const PLACE = { longitude: 118.7968, latitude: 32.0283 };
const CALLER = actorWith('RESIDENT', { subject: 'caller' });
const PATROL = actorWith('GRID_MEMBER', { subject: 'patrol', areas: ['320104001001C001'] });
const PHONE = '13812345678';

describe('events that are one matter', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query('TRUNCATE notification CASCADE');
    event = eventVerbs(grid, place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const report = async (actor: Actor, more: object = {}): Promise<string> => {
    const { id } = await event.step(actor, 'reportEvent', {
      source: 'HOTLINE_12345',
      nature: 'COMPONENT',
      title: '路面坑洼',
      areaCode: place.grid,
      ...PLACE,
      ...more,
    });
    return id;
  };
  const patrolled = () => report(PATROL, { source: 'GRID_PATROL' });
  const merge = (id: string, intoId: string, more: object = {}) =>
    event.step(event.command, 'mergeEvent', { id, intoId, ...more });
  const split = (id: string) =>
    event.step(event.command, 'splitOffEvent', { id, note: '并非同一处' });
  const ask = async <T>(actor: Actor, query: string, variables: object = {}) => {
    const answer = await grid.ask<T>(actor, query, { ...variables });
    expect(answer.errors).toEqual([]);
    return { data: answer.data as T, statements: answer.statements };
  };
  const read = async (actor: Actor, id: string, fields: string) => {
    const query = `query ($id: ID!) { govEvent(id: $id) { ${fields} } }`;
    const { data } = await ask<{ govEvent: Record<string, unknown> | null }>(actor, query, { id });
    return data.govEvent;
  };
  const told = async () =>
    (
      await grid.dataSource.query<{ told: string }[]>(
        `SELECT n.kind || ' ' || n.recipient_subject AS told FROM notification n WHERE recipient_subject IS NOT NULL ORDER BY n.id`,
      )
    ).map((row) => row.told);
  /** Takes an accepted event to its close. */
  const finish = async (id: string) => {
    await event.accept(id);
    await event.dispatch(id);
    for (const verb of ['sign', 'start', 'handle', 'pass', 'callBack'] as const)
      expect(await event[verb](id)).not.toHaveProperty('code');
    expect(await event.close(id)).toMatchObject({ state: 'CLOSED' });
  };

  it('go on as one: both reporters are told, it closes, and the other has it reopened (S-1)', async () => {
    const [pothole, walked] = [await report(CALLER), await patrolled()];
    expect(await read(event.command, walked, 'flags possibleDuplicates { nodes { id } }')).toEqual({
      flags: ['POTENTIAL_DUPLICATE'],
      possibleDuplicates: { nodes: [{ id: pothole }] },
    });
    expect(await merge(pothole, walked, { note: '同一坑洼' })).toMatchObject({ state: 'MERGED' });
    expect(await told()).toEqual(['REPORT_MERGED caller']);
    await finish(walked);
    expect((await told()).slice(1).sort()).toEqual([
      'REPORT_CLOSED caller',
      'REPORT_CLOSED patrol',
    ]);
    const own = 'state progress { state outcome result rating } mergedInto { id }';
    expect(await read(CALLER, pothole, own)).toEqual({
      state: 'MERGED',
      progress: { state: 'CLOSED', outcome: 'RESOLVED', result: '已更换灯具', rating: null },
      mergedInto: null,
    });
    const rating = { id: pothole, rating: 'DISSATISFIED', solved: false };
    expect(await event.step(CALLER, 'rateEvent', rating)).toMatchObject({ state: 'MERGED' });
    expect(
      await read(event.command, walked, 'disputed mergedReports { nodes { rating } }'),
    ).toEqual({
      disputed: true,
      mergedReports: { nodes: [{ rating: 'DISSATISFIED' }] },
    });
    const again = { id: pothole, note: '坑洼还在' };
    expect(await event.step(CALLER, 'reopenEvent', again)).toMatchObject({ state: 'MERGED' });
    expect(await read(CALLER, pothole, own)).toMatchObject({ progress: { state: 'IN_PROGRESS' } });
    expect(await read(event.command, walked, 'state reopenCount disputed')).toEqual({
      state: 'IN_PROGRESS',
      reopenCount: 1,
      disputed: false,
    });
    expect((await told()).slice(3).sort()).toEqual([
      'REPORT_REOPENED caller',
      'REPORT_REOPENED patrol',
    ]);
    const { history } = (await read(
      event.command,
      walked,
      'history(first: 50) { nodes { action } }',
    )) as {
      history: { nodes: { action: string }[] };
    };
    expect(history.nodes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['takeIn', 'rate', 'reopen']),
    );
  });

  it('ask whoever called before they close, though a patrol found the one that goes on', async () => {
    const [pothole, walked] = [await report(CALLER), await patrolled()];
    await merge(pothole, walked);
    for (const verb of ['accept', 'dispatch', 'sign'] as const) await event[verb](walked);
    expect(await event.step(event.officer, 'startEvent', { id: walked })).toMatchObject({
      code: 'REPORTER_NOT_CONTACTED',
    });
    for (const verb of ['start', 'handle', 'pass'] as const) await event[verb](walked);
    expect(await event.close(walked)).toMatchObject({ code: 'CALLBACK_MISSING' });
  });

  it('show the handling team how to reach those who wait, masked, and nobody else', async () => {
    const contact = { name: '欧阳示例', phone: PHONE };
    const [pothole, walked] = [await report(CALLER, { contact }), await patrolled()];
    await merge(pothole, walked);
    await event.accept(walked);
    await event.dispatch(walked);
    const fields =
      'mergedCount mergedReports { nodes { source anonymous contact { name phone } } }';
    const shown = {
      mergedCount: 1,
      mergedReports: {
        nodes: [
          {
            source: 'HOTLINE_12345',
            anonymous: false,
            contact: { name: '欧*', phone: '138****5678' },
          },
        ],
      },
    };
    expect(await read(event.command, walked, fields)).toEqual(shown);
    expect(await read(event.officer, walked, fields)).toEqual(shown);
    expect(await read(PATROL, walked, fields)).toEqual({ mergedCount: 1, mergedReports: null });
    expect(await read(CALLER, pothole, 'reporterContact { phone }')).toEqual({
      reporterContact: { phone: PHONE },
    });
    const unmask = async (input: object) => {
      const { data } = await ask<{ unmaskReporterContact: object }>(
        { ...event.officer, purpose: 'STATUTORY_DUTY', caseNumber: '秦12345〔2026〕0001号' },
        `mutation ($input: UnmaskReporterContactInput!) { unmaskReporterContact(input: $input) {
          ... on UnmaskedReporterContact { phone } ... on Problem { code } } }`,
        {
          input: {
            eventId: walked,
            reason: 'CONTACT',
            reasonText: '回访并入反映人',
            caseNumber: '秦12345〔2026〕0001号',
            ...input,
          },
        },
      );
      return data.unmaskReporterContact;
    };
    expect(await unmask({ mergedEventId: pothole })).toEqual({ phone: PHONE });
    expect(await unmask({})).toEqual({ code: 'NO_CONTACT' });
    expect(await unmask({ mergedEventId: await report(CALLER) })).toEqual({ code: 'NO_CONTACT' });
  });

  it.each([
    ['itself', async (id: string) => id, 'MERGE_WITH_ITSELF'],
    ['a closed one', async () => event.eventIn('CLOSED'), 'PRIMARY_NOT_OPEN'],
    ['one that is not there', async () => place.leadId, 'NOT_FOUND'],
  ])('are not merged into %s', async (_, into, code) => {
    const id = await report(CALLER);
    expect(await merge(id, await into(id))).toMatchObject({ code, path: ['input', 'intoId'] });
  });

  it('are not merged across branches of the tree, nor once work began', async () => {
    const [id, other] = [await event.eventIn('ACCEPTED'), await patrolled()];
    await event.accept(other, { categoryCode: 'HOUSING.LIFT' });
    expect(await merge(id, other)).toMatchObject({ code: 'OTHER_BRANCH' });
    const begun = await event.eventIn('IN_PROGRESS');
    expect(await merge(begun, id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await merge(id, begun)).toMatchObject({ state: 'MERGED' });
  });

  it('are merged by the command centre of the place of both, and by no other', async () => {
    const [id, far] = [await report(CALLER), await report(CALLER, { areaCode: '320104002' })];
    expect(await merge(id, far)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'intoId'] });
    const input = { id, intoId: await patrolled() };
    expect(await event.step(PATROL, 'mergeEvent', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await merge(id, input.intoId, { seenVersion: 7 })).toMatchObject({ code: 'CONFLICT' });
  });

  it('cannot be merged into each other, however close together', async () => {
    const [one, other] = [await report(CALLER), await patrolled()];
    const answers = await Promise.all([merge(one, other), merge(other, one)]);
    expect(answers.filter(({ state }) => state === 'MERGED')).toHaveLength(1);
    expect(answers.filter(({ code }) => code !== undefined)).toHaveLength(1);
    const links = await grid.dataSource.query<object[]>(
      `SELECT FROM case_link WHERE relation = 'MERGED_INTO' AND from_id IN ($1, $2)`,
      [one, other],
    );
    expect(links).toHaveLength(1);
  });

  it('come back with all whose reports had come with them, when the merge was a mistake', async () => {
    const [first, second, third] = [await report(CALLER), await report(PATROL), await patrolled()];
    await merge(first, second);
    await merge(second, third);
    const counts = async () =>
      Promise.all(
        [first, second, third].map(
          async (id) => (await read(event.command, id, 'mergedCount'))?.['mergedCount'],
        ),
      );
    expect(await counts()).toEqual([0, 0, 2]);
    expect(await read(event.command, third, 'mergedEvents { nodes { id } }')).toEqual({
      mergedEvents: { nodes: [{ id: second }] },
    });
    expect(await split(second)).toMatchObject({ state: 'RECEIVED' });
    expect(await counts()).toEqual([0, 1, 0]);
    expect(await merge(third, second)).toMatchObject({ state: 'MERGED' });
    expect(await counts()).toEqual([0, 2, 0]);
    expect(await read(CALLER, first, 'progress { state }')).toEqual({
      progress: { state: 'RECEIVED' },
    });
  });

  it('come back with category and limit, in time, and are told so', async () => {
    const id = await event.eventIn('DISPATCHED');
    const before = await read(event.command, id, 'category { code } deadline { dueAt }');
    await merge(id, await patrolled());
    expect(await split(id)).toMatchObject({ state: 'RECEIVED' });
    clock.set(new Date('2026-10-14T10:00:00+08:00'));
    await event.accept(id);
    expect(await read(event.command, id, 'category { code } deadline { dueAt }')).toEqual(before);
    expect(await told()).toContain('REPORT_SPLIT_OFF resident-1');
    await merge(id, await patrolled());
    clock.set(new Date('2026-10-22T10:00:00+08:00'));
    expect(await split(id)).toMatchObject({ code: 'SPLIT_TOO_LATE' });
  });

  it('are rated by whoever reported, once there is something to rate', async () => {
    const id = await report(CALLER);
    const rating = { id, rating: 'SATISFIED', solved: true };
    expect(await event.step(CALLER, 'rateEvent', rating)).toMatchObject({
      code: 'NOTHING_TO_RATE',
    });
    await finish(id);
    expect(await event.step(event.command, 'rateEvent', rating)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      await event.step(CALLER, 'rateEvent', { ...rating, rating: 'DISSATISFIED' }),
    ).toMatchObject({
      state: 'CLOSED',
    });
    expect(await event.step(CALLER, 'rateEvent', rating)).toMatchObject({ state: 'CLOSED' });
    expect(await read(CALLER, id, 'rating')).toEqual({ rating: 'SATISFIED' });
    clock.set(new Date('2026-10-22T10:00:00+08:00'));
    expect(await event.step(CALLER, 'rateEvent', rating)).toMatchObject({
      code: 'NOTHING_TO_RATE',
    });
  });

  it('are suggested as far apart as their leaf allows', async () => {
    const near = { ...PLACE, latitude: PLACE.latitude + 30 / 111_320 };
    const [one, other] = [await report(CALLER), await report(CALLER, near)];
    const duplicates = async () =>
      (await read(event.command, other, 'flags possibleDuplicates { nodes { id } }')) as object;
    expect(await duplicates()).toMatchObject({ possibleDuplicates: { nodes: [{ id: one }] } });
    await event.accept(one, { categoryCode: 'URBAN.MANHOLE' });
    await event.accept(other, { categoryCode: 'URBAN.MANHOLE' });
    // Covers stand fifteen metres apart and are each a matter of their own.
    expect(await duplicates()).toEqual({ flags: [], possibleDuplicates: { nodes: [] } });
  });

  it('are listed with one statement a field', async () => {
    const into = await patrolled();
    for (let count = 0; count < 3; count += 1) await merge(await report(CALLER), into);
    const { statements } = await ask(
      event.command,
      `{ area(code: "${place.code}") { events { nodes { mergedInto { number } progress { state }
        mergedEvents { nodes { number } } mergedReports { nodes { source contact { phone } } } } } } }`,
    );
    // The area, its events, what each went into, how far it is, what went into each, reports and contacts.
    expect(statements.length).toBeLessThanOrEqual(7);
  });
});
