import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { sweepAt } from '../../testing/swept-events.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const at = (text: string) => new Date(`${text}:00+08:00`);

let grid: SubgraphUnderTest;
let place: Subdistrict;
let event: ReturnType<typeof eventVerbs>;
const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
beforeAll(async () => {
  grid = await subgraphInProcess(gridSubgraph, { clock });
}, 60_000);
beforeEach(async () => {
  await grid.dataSource.query('TRUNCATE notification CASCADE');
  place = await aSubdistrict(grid.dataSource);
  event = eventVerbs(grid, place);
  clock.set(MONDAY);
});
afterAll(() => grid?.[Symbol.asyncDispose]());

const TYPES: Readonly<Record<string, string>> = {
  liftSupervision: 'EventReasonInput',
  refuseEventExtension: 'EventReasonInput',
};
const step = async (actor: Actor, mutation: string, input: object) => {
  const type = TYPES[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await grid.ask<
    Record<string, { code?: string; state?: string; flags?: string[] }>
  >(
    actor,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      __typename ... on GovEvent { state flags } ... on Problem { code } } }`,
    { input },
  );
  expect(answer.errors).toEqual([]);
  return answer.data?.[mutation];
};
const read = async (id: string, fields: string, actor: Actor = event.command) => {
  const answer = await grid.ask<{ govEvent: Record<string, unknown> }>(
    actor,
    `query ($id: ID!) { govEvent(id: $id) { ${fields} } }`,
    { id },
  );
  expect(answer.errors).toEqual([]);
  return answer.data?.govEvent;
};
const told = async () =>
  (
    await grid.dataSource.query<{ kind: string }[]>('SELECT kind FROM notification ORDER BY id')
  ).map(({ kind }) => kind);

describe('a supervision', () => {
  const DUE = { reason: 'OVERDUE', expectedOn: '2026-10-16' };
  const supervise = (id: string, actor: Actor = event.command, more: object = {}) =>
    step(actor, 'superviseEvent', { id, ...DUE, ...more });

  it('is begun by a centre, answered by the lead, returned once, answered again and lifted', async () => {
    const id = await event.eventIn('IN_PROGRESS');
    expect(await supervise(id)).toMatchObject({ state: 'IN_PROGRESS', flags: ['SUPERVISED'] });
    expect(
      await step(event.officer, 'answerSupervision', { id, answer: '已联系施工单位' }),
    ).toMatchObject({ flags: ['SUPERVISED'] });
    expect(
      await step(event.command, 'returnSupervision', {
        id,
        note: '请写明完成日期',
        expectedOn: '2026-10-20',
      }),
    ).not.toHaveProperty('code');
    await step(event.officer, 'answerSupervision', { id, answer: '本周五完成' });
    expect(
      await read(id, 'supervisions { nodes { state reason level expectedOn answer } totalCount }'),
    ).toEqual({
      supervisions: {
        nodes: [
          {
            state: 'ANSWERED',
            reason: 'OVERDUE',
            level: 'SUBDISTRICT_CENTRE',
            expectedOn: '2026-10-20',
            answer: '本周五完成',
          },
        ],
        totalCount: 1,
      },
    });
    expect(await step(event.command, 'liftSupervision', { id, note: '已办妥' })).toMatchObject({
      flags: [],
    });
    expect(await told()).toEqual([
      'SUPERVISION_STARTED',
      'SUPERVISION_ANSWERED',
      'SUPERVISION_STARTED',
      'SUPERVISION_ANSWERED',
      'SUPERVISION_LIFTED',
    ]);
    const { history } = (await read(id, 'history(first: 50) { nodes { action } }')) as {
      history: { nodes: { action: string }[] };
    };
    expect(history.nodes.slice(-5).map(({ action }) => action)).toEqual([
      'supervise',
      'answerSupervision',
      'returnSupervision',
      'answerSupervision',
      'liftSupervision',
    ]);
  });

  it('is listed and counted in one statement each, to those who may see the event; late ones apart', async () => {
    const [one, other] = [await event.eventIn('IN_PROGRESS'), await event.eventIn('RECEIVED')];
    await supervise(one);
    await supervise(other, district, { expectedOn: '2026-10-30' });
    clock.set(at('2026-10-19T09:00'));
    const list = (actor: Actor, args = '') =>
      grid.ask<{
        eventSupervisions: { nodes: { event: { id: string } }[]; totalCount: number } | null;
      }>(actor, `{ eventSupervisions${args} { nodes { event { id } level } totalCount } }`);
    const all = await list(event.command);
    expect(all.errors).toEqual([]);
    expect(all.data?.eventSupervisions).toMatchObject({ totalCount: 2 });
    expect(all.statements).toHaveLength(3);
    const late = await list(district, '(late: true)');
    expect(late.data?.eventSupervisions?.nodes).toEqual([
      { event: { id: one }, level: 'SUBDISTRICT_CENTRE' },
    ]);
    const stranger = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    expect((await list(stranger)).data?.eventSupervisions?.totalCount).toBe(0);
    const resident = await list(event.resident);
    expect(resident.errors[0]?.extensions['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });

  it('tells the centre once when its day has passed without a report', async () => {
    await supervise(await event.eventIn('IN_PROGRESS'));
    const late = async () => (await told()).filter((kind) => kind === 'SUPERVISION_LATE').length;
    await sweepAt(grid.service, at('2026-10-16T23:59'));
    expect(await late()).toBe(0);
    await sweepAt(grid.service, at('2026-10-17T00:00'));
    await sweepAt(grid.service, at('2026-10-18T00:00'));
    expect(await late()).toBe(1);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['FORBIDDEN', (id) => supervise(id, event.officer)],
    [
      'NOT_FOUND',
      (id) => supervise(id, actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] })),
    ],
    ['SUPERVISION_TERM', (id) => supervise(id, event.command, { expectedOn: '2026-10-11' })],
    ['SUPERVISION_TERM', (id) => supervise(id, event.command, { expectedOn: '2027-10-11' })],
    ['PERSONAL_DATA_IN_TEXT', (id) => supervise(id, event.command, { note: '联系 13812345678' })],
    ['CONFLICT', (id) => supervise(id, event.command, { seenVersion: 1 })],
    ['NOT_SUPERVISED', (id) => step(event.officer, 'answerSupervision', { id, answer: '已办' })],
    ['NOT_SUPERVISED', (id) => step(event.command, 'liftSupervision', { id, note: '办妥' })],
    ['SUPERVISED_ALREADY', async (id) => (await supervise(id), supervise(id, district))],
    [
      'SUPERVISED_ABOVE',
      async (id) => (
        await supervise(id, district),
        step(event.command, 'liftSupervision', { id, note: '办妥' })
      ),
    ],
    [
      'FORBIDDEN',
      async (id) => (
        await supervise(id),
        step(event.command, 'answerSupervision', { id, answer: '已办' })
      ),
    ],
    [
      'INVALID_TRANSITION',
      async (id) => (
        await supervise(id),
        step(event.command, 'returnSupervision', { id, note: '不实', expectedOn: '2026-10-20' })
      ),
    ],
    [
      'PERSONAL_DATA_IN_TEXT',
      async (id) => (
        await supervise(id),
        step(event.officer, 'answerSupervision', { id, answer: '联系 13812345678' })
      ),
    ],
  ])('refuses what it must with %s', async (code, act) => {
    expect(await act(await event.eventIn('IN_PROGRESS'))).toMatchObject({ code });
  });

  it('is not begun over an event that is over', async () => {
    expect(await supervise(await event.eventIn('CLOSED'))).toMatchObject({ code: 'EVENT_OVER' });
  });
});

describe('more time', () => {
  const ask = (id: string, more: object = {}, actor: Actor = event.officer) =>
    step(actor, 'requestEventExtension', {
      id,
      by: 3,
      reason: 'MATERIAL',
      note: '配件采购',
      ...more,
    });
  const approve = (id: string, more: object = {}, actor: Actor = event.command) =>
    step(actor, 'approveEventExtension', { id, ...more });

  it('is asked for by the lead and granted by the centre; the limit moves then and not before', async () => {
    const id = await event.eventIn('IN_PROGRESS');
    const deadline = 'deadline { dueAt extendedBy remaining }';
    const before = await read(id, deadline);
    expect(before).toEqual({
      deadline: { dueAt: '2026-10-19T15:59:59.999Z', extendedBy: 0, remaining: 5 },
    });
    await ask(id);
    expect(await read(id, deadline)).toEqual(before);
    expect(await approve(id, { by: 2 })).toMatchObject({ flags: ['EXTENDED'] });
    expect(
      await read(id, `${deadline} extensions { nodes { state amount granted unit reason } }`),
    ).toEqual({
      deadline: { dueAt: '2026-10-21T15:59:59.999Z', extendedBy: 2, remaining: 7 },
      extensions: {
        nodes: [{ state: 'APPROVED', amount: 3, granted: 2, unit: 'WORKDAY', reason: 'MATERIAL' }],
      },
    });
    expect(await told()).toEqual(['EXTENSION_REQUESTED', 'EXTENSION_DECIDED']);
  });

  it('is refused with a reason and may then be asked for again', async () => {
    const id = await event.eventIn('IN_PROGRESS');
    await ask(id);
    expect(
      await step(event.command, 'refuseEventExtension', { id, note: '理由不足' }),
    ).not.toHaveProperty('code');
    expect(await ask(id)).not.toHaveProperty('code');
  });

  it('lapses with the limit, and when the event is over', async () => {
    const [one, other] = [await event.eventIn('IN_PROGRESS'), await event.eventIn('IN_PROGRESS')];
    await ask(one);
    await ask(other);
    await event.step(event.command, 'cancelEvent', { id: other, note: '重复录入' });
    await sweepAt(grid.service, at('2026-10-20T00:00'));
    const state = { extensions: { nodes: [{ state: 'LAPSED' }] } };
    expect(await read(one, 'extensions { nodes { state } }')).toEqual(state);
    expect(await read(other, 'extensions { nodes { state } }')).toEqual(state);
    expect(await approve(one)).toMatchObject({ code: 'EXTENSION_NOT_ASKED' });
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['FORBIDDEN', (id) => ask(id, {}, event.command)],
    ['EXTENSION_NOT_ASKED', (id) => approve(id)],
    [
      'EXTENSION_NOT_ASKED',
      (id) => step(event.command, 'refuseEventExtension', { id, note: '不同意' }),
    ],
    ['EXTENSION_PENDING', async (id) => (await ask(id), ask(id))],
    [
      'EXTENSION_PENDING',
      async (id) => (
        await ask(id),
        step(event.command, 'extendEvent', { id, by: 1, note: '施工' })
      ),
    ],
    ['EXTENDED_ALREADY', async (id) => (await ask(id), await approve(id), ask(id))],
    ['FORBIDDEN', async (id) => (await ask(id), approve(id, {}, event.officer))],
    [
      'EXTENSION_OWN_REQUEST',
      async (id) => (
        await ask(id),
        approve(id, {}, { ...event.command, subject: event.officer.subject })
      ),
    ],
    ['DEADLINE_EXPIRED', async (id) => (clock.set(at('2026-10-20T00:00')), ask(id))],
    [
      'DEADLINE_EXPIRED',
      async (id) => (await ask(id), clock.set(at('2026-10-20T00:00')), approve(id)),
    ],
  ])('is refused with %s', async (code, act) => {
    expect(await act(await event.eventIn('IN_PROGRESS'))).toMatchObject({ code });
  });

  it('is not asked for before the work has begun', async () => {
    expect(await ask(await event.eventIn('SIGNED'))).toMatchObject({ code: 'INVALID_TRANSITION' });
  });
});

describe('what is shown of a deadline', () => {
  const FIELDS = `deadline { status remaining } nextEscalation { level at } stageDeadline { stage dueAt status }
    escalations { nodes { stage level mode reason fellDueAt areaCode } }`;

  it('is what is left, what happens next, the limit of the step, and what was done', async () => {
    const id = await event.eventIn('DISPATCHED');
    await sweepAt(grid.service, at('2026-10-12T11:00'));
    expect(await read(id, FIELDS)).toEqual({
      deadline: { status: 'ON_TIME', remaining: 5 },
      nextEscalation: { level: 'HOLDER', at: '2026-10-12T16:00:00.000Z' },
      stageDeadline: { stage: 'SIGNING', dueAt: '2026-10-13T15:59:59.999Z', status: 'ON_TIME' },
      escalations: { nodes: [] },
    });
    clock.set(at('2026-10-14T00:01'));
    await sweepAt(grid.service, at('2026-10-14T00:00'));
    expect(await read(id, FIELDS)).toMatchObject({
      deadline: { remaining: 3 },
      nextEscalation: { level: 'DISTRICT_CENTRE', at: '2026-10-14T16:00:00.000Z' },
      stageDeadline: { status: 'OVERDUE' },
      escalations: {
        nodes: [
          { level: 'HOLDER', reason: 'APPROACHING', areaCode: null },
          {
            ...{ stage: 'SIGNING', level: 'SUBDISTRICT_CENTRE', mode: 'NOTIFY', reason: 'OVERDUE' },
            ...{ fellDueAt: '2026-10-13T16:00:00.000Z', areaCode: '320104001' },
          },
        ],
      },
    });
    await event.sign(id);
    expect(await read(id, FIELDS)).toMatchObject({ nextEscalation: null, stageDeadline: null });
  });

  it('takes one statement for each part, however many events there are', async () => {
    for (let count = 0; count < 3; count += 1) await event.eventIn('DISPATCHED');
    await sweepAt(grid.service, at('2026-10-20T11:00'));
    const answer = await grid.ask(
      event.command,
      `{ myOpenEvents { nodes { id ${FIELDS} supervisions { nodes { id } } extensions { nodes { state } } } } }`,
    );
    expect(answer.errors).toEqual([]);
    // Events, calendar, watches, escalations, supervisions, extensions.
    expect(answer.statements).toHaveLength(6);
  });

  it('counts danger round the clock and shows the minutes of the last hour as none', async () => {
    const id = await event.eventIn('IN_PROGRESS', { urgency: 'DANGER' });
    expect(await read(id, 'deadline { unit amount remaining }')).toEqual({
      deadline: { unit: 'HOUR', amount: 2, remaining: 1 },
    });
  });

  it('is not for residents, nor the rules', async () => {
    const id = await event.eventIn('DISPATCHED');
    const answer = await grid.ask(
      event.resident,
      `query ($id: ID!) { govEvent(id: $id) { nextEscalation { at } } }`,
      { id },
    );
    expect(answer.errors[0]?.extensions['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    const rules = await grid.ask<{ escalationRules: { totalCount: number; nodes: object[] } }>(
      event.officer,
      '{ escalationRules { totalCount nodes { urgency categoryCode mode intervalUnit intervalAmount maxDepth source } } }',
    );
    expect(rules.data?.escalationRules.totalCount).toBe(4);
    expect(rules.data?.escalationRules.nodes[0]).toMatchObject({
      urgency: 'COMPLEX',
      intervalUnit: 'WORKDAY',
      maxDepth: 3,
    });
  });
});
