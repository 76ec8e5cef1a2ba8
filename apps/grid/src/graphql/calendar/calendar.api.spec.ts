import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { sweepAt } from '../../testing/swept-events.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const at = (text: string) => new Date(`${text}:00+08:00`);
const city = actorWith('ADMINISTRATOR', { areas: ['3201'] });
const SOURCE = '宁政办发〔2026〕88号';
const flood = { date: '2026-10-15', kind: 'HOLIDAY', note: '防汛停工' };

let grid: SubgraphUnderTest;
let event: ReturnType<typeof eventVerbs>;
beforeAll(async () => {
  grid = await subgraphInProcess(gridSubgraph, { clock });
}, 60_000);
beforeEach(async () => {
  clock.set(MONDAY);
  await grid.dataSource.query(
    'TRUNCATE calendar_day, calendar_notice; TRUNCATE notification CASCADE',
  );
  event = eventVerbs(grid, await aSubdistrict(grid.dataSource));
});
afterAll(() => grid?.[Symbol.asyncDispose]());

const change = async (mutation: 'set' | 'withdraw', input: object, actor: Actor = city) => {
  const name = `${mutation}CalendarDays`;
  const answer = await grid.ask<Record<string, { code?: string; id?: string; path?: string[] }>>(
    actor,
    `mutation ($input: ${mutation === 'set' ? 'Set' : 'Withdraw'}CalendarDaysInput!) { ${name}(input: $input) {
      ... on CalendarNotice { id days { date from to } } ... on Problem { code path } } }`,
    { input: { source: SOURCE, ...input } },
  );
  expect(answer.errors).toEqual([]);
  return answer.data?.[name];
};
const dayOf = async (date: string) => {
  const answer = await grid.ask<{ workCalendarDay: object }>(
    actorWith('RESIDENT'),
    `{ workCalendarDay(date: "${date}") { workday source note covered festival { zh } } }`,
  );
  expect(answer.errors).toEqual([]);
  return answer.data?.workCalendarDay;
};
const limitOf = async (id: string) => {
  const [row] = await grid.dataSource.query<{ due: Date; covered: boolean }[]>(
    'SELECT deadline_due_at AS due, deadline_covered AS covered FROM gov_event WHERE id = $1',
    [id],
  );
  return row;
};

it('is kept by the city, wins over the published days, and is listed', async () => {
  expect(await dayOf('2026-10-15')).toMatchObject({ workday: true, source: 'WEEK' });
  const { id, ...notice } = (await change('set', { days: [flood] })) ?? {};
  expect(notice).toEqual({ days: [{ date: '2026-10-15', from: null, to: 'HOLIDAY' }] });
  expect(id).toBeDefined();
  expect(await dayOf('2026-10-15')).toEqual({
    ...{ workday: false, source: 'OVERRIDE', note: '防汛停工', covered: true, festival: null },
  });
  const list = await grid.ask(
    actorWith('RESIDENT'),
    '{ enteredCalendarDays(year: 2026) { totalCount nodes { date kind source enteredOn } } }',
  );
  expect(list.data).toEqual({
    enteredCalendarDays: {
      totalCount: 1,
      nodes: [{ date: '2026-10-15', kind: 'HOLIDAY', source: SOURCE, enteredOn: '2026-10-12' }],
    },
  });
  expect(await dayOf('2026-10-10')).toMatchObject({ workday: true, source: 'STATUTORY' });
});

it('moves running limits with it, tells why in the history, and back when the day is withdrawn', async () => {
  const running = await event.eventIn('IN_PROGRESS');
  const danger = await event.eventIn('IN_PROGRESS', { urgency: 'DANGER' });
  const before = await limitOf(danger);
  await sweepAt(grid.service, at('2026-10-12T11:00'));
  expect((await limitOf(running))?.due).toEqual(new Date('2026-10-19T15:59:59.999Z'));
  await change('set', { days: [flood], clientMutationId: 'flood-2026' });
  await change('set', { days: [flood], clientMutationId: 'flood-2026' });
  await sweepAt(grid.service, at('2026-10-12T11:01'));
  await sweepAt(grid.service, at('2026-10-12T11:02'));
  expect((await limitOf(running))?.due).toEqual(new Date('2026-10-20T15:59:59.999Z'));
  expect(await limitOf(danger)).toEqual(before);
  const notes = () =>
    grid.dataSource.query<{ note: string }[]>(
      `SELECT note FROM gov_event_transition WHERE action = 'recalculate' ORDER BY occurred_at`,
    );
  expect(await notes()).toEqual([
    {
      note: `工作日历调整（依据：${SOURCE}），办理时限由 2026-10-19 23:59 改为 2026-10-20 23:59`,
    },
  ]);
  await change('withdraw', { dates: ['2026-10-15'], source: '宁政办发〔2026〕89号' });
  await sweepAt(grid.service, at('2026-10-12T11:03'));
  expect((await limitOf(running))?.due).toEqual(new Date('2026-10-19T15:59:59.999Z'));
  expect(await notes()).toHaveLength(2);
});

it('leaves a paused clock alone; it is counted anew when it goes on', async () => {
  const id = await event.eventIn('IN_PROGRESS');
  await event.step(event.command, 'suspendEvent', { id, until: '2026-10-13', note: '等待设备' });
  const before = await limitOf(id);
  await change('set', { days: [flood] });
  await sweepAt(grid.service, at('2026-10-12T12:00'));
  expect(await limitOf(id)).toEqual(before);
  await sweepAt(grid.service, at('2026-10-14T00:00'));
  // One working day of pause and the flood: from Monday the 19th to Wednesday the 21st.
  expect((await limitOf(id))?.due).toEqual(new Date('2026-10-21T15:59:59.999Z'));
});

it('makes a year known whose whole arrangement was entered', async () => {
  expect(await dayOf('2027-10-05')).toMatchObject({ workday: true, covered: false });
  const days = ['01', '04', '05', '06', '07'].map((day) => ({
    ...{ date: `2027-10-${day}`, kind: 'HOLIDAY', note: '国庆节' },
  }));
  await change('set', { days, completesYear: true });
  expect(await dayOf('2027-10-05')).toMatchObject({ workday: false, covered: true });
  expect(await dayOf('2027-10-08')).toMatchObject({ workday: true, covered: true });
});

it.each<[string, object]>([
  ['CALENDAR_DAY_TWICE', { days: [flood, { ...flood, kind: 'WORKDAY' }] }],
  ['CALENDAR_DAY_PAST', { days: [{ ...flood, date: '2026-10-11' }] }],
  ['CALENDAR_DAY_FAR', { days: [{ ...flood, date: '2028-10-13' }] }],
  ['CALENDAR_DAY_NO_CHANGE', { days: [{ ...flood, kind: 'WORKDAY' }] }],
  [
    'CALENDAR_YEARS_MIXED',
    { days: [flood, { ...flood, date: '2027-01-02' }], completesYear: true },
  ],
  ['PERSONAL_DATA_IN_TEXT', { days: [{ ...flood, note: '联系 13812345678' }] }],
])('refuses %s and changes nothing', async (code, input) => {
  expect(await change('set', input)).toMatchObject({ code });
  expect(await dayOf('2026-10-15')).toMatchObject({ workday: true });
});

it('refuses a notice that contradicts an earlier one, until that is withdrawn', async () => {
  await change('set', { days: [flood] });
  const contrary = { days: [{ ...flood, kind: 'WORKDAY' }] };
  expect(await change('set', contrary)).toMatchObject({ code: 'CALENDAR_DAY_CONTRADICTS' });
  expect(await change('withdraw', { dates: ['2026-10-16'] })).toMatchObject({
    code: 'CALENDAR_DAY_UNKNOWN',
  });
});

it.each([
  ['an administrator of the district', actorWith('ADMINISTRATOR', { areas: ['320104'] })],
  ['a command centre', actorWith('DISTRICT_COMMAND', { areas: ['3201'] })],
])('is not kept by %s', async (_, actor) => {
  expect(await change('set', { days: [flood] }, actor)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await change('withdraw', { dates: ['2026-10-15'] }, actor)).toMatchObject({
    code: 'FORBIDDEN',
  });
});
