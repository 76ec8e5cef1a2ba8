import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

jest.setTimeout(60_000);

const NOW = new Date('2026-10-12T10:00:00+08:00');
const member = actorWith('GRID_MEMBER', { subject: 'member-7', areas: ['320104001001C001'] });
const other = actorWith('GRID_MEMBER', { subject: 'member-8', areas: ['320104001001C001'] });

/** A report as the phone keeps it until it is told of its event. */
const kept = (n: number) => ({
  clientMutationId: `phone-7-2026-10-12-${n}`,
  source: 'GRID_PATROL',
  nature: 'COMPONENT',
  areaCode: '320104001001C001',
  title: `第${n}处路面坑洼`,
  observedAt: '2026-10-12T01:30:00.000Z',
  longitude: 118.79,
  latitude: 32.02,
  contact: { phone: '13900000001' },
});

/** The same, written by another version of the app: its fields in another order, its moment in another zone. */
function rewritten(n: number) {
  const report = { ...kept(n), observedAt: '2026-10-12T09:30:00+08:00', description: '' };
  return Object.fromEntries(Object.entries(report).reverse());
}

describe('a grid member’s phone that lost its connection', () => {
  const clock = tickingClock(NOW);
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    await aSubdistrict(grid.dataSource);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const one = async (input: object, actor = member) => {
    const answer = await grid.ask<{ reportEvent: { id?: string; code?: string } }>(
      actor,
      `mutation ($input: ReportEventInput!) { reportEvent(input: $input) { ... on GovEvent { id } ... on Problem { code } } }`,
      { input },
    );
    return answer.data?.reportEvent;
  };
  const many = async (items: object[]) => {
    const answer = await grid.ask<{
      reportEvents: { items: { event: { id: string } | null; problem: { code: string } | null }[] };
    }>(
      member,
      `mutation ($input: ReportEventsInput!) { reportEvents(input: $input) {
        ... on ReportedEvents { items { event { id } problem { code } } } } }`,
      { input: { items } },
    );
    expect(answer.errors).toEqual([]);
    return answer.data!.reportEvents.items.map(({ event, problem }) => event?.id ?? problem?.code);
  };
  const events = async () => {
    const [row] = await grid.dataSource.query<{ events: number; contacts: number }[]>(
      `SELECT count(*)::int AS events, (SELECT count(*)::int FROM event_contact) AS contacts FROM gov_event`,
    );
    return row;
  };

  it('makes one event of each report, however and in whatever order it is sent again', async () => {
    const first = await one(kept(1));
    expect(first?.id).toBeDefined();
    expect(await one(kept(1))).toEqual(first);
    clock.set(new Date(NOW.getTime() + 3 * 3_600_000));
    const [third, second, again] = await many([kept(3), kept(2), kept(1)]);
    expect(again).toBe(first?.id);
    // The answer was lost; the whole queue is sent again, from the other end and by a newer app.
    expect(await many([rewritten(1), rewritten(2), rewritten(3)])).toEqual([
      first?.id,
      second,
      third,
    ]);
    expect(await one(rewritten(2))).toEqual({ id: second });
    expect(await events()).toEqual({ events: 3, contacts: 3 });
  });

  it('makes one event of each, also when both of its tries arrive at the same moment', async () => {
    const queue = [11, 12, 13, 14, 15].map(kept);
    const tries = await Promise.all([
      many(queue),
      many([...queue].reverse()),
      ...queue.map((report) => one(report)),
    ]);
    const [forwards, backwards, ...singly] = tries as [string[], string[], ...{ id: string }[]];
    expect([...backwards].reverse()).toEqual(forwards);
    expect(singly.map(({ id }) => id)).toEqual(forwards);
    expect(new Set(forwards).size).toBe(5);
    expect(await events()).toEqual({ events: 8, contacts: 8 });
  });

  it('loses nothing by a report that is refused, and may put that right under a new key', async () => {
    const wrong = { ...kept(21), areaCode: '320104002' };
    const [refused, made] = await many([wrong, kept(22)]);
    expect([refused, typeof made]).toEqual(['FORBIDDEN', 'string']);
    // A refusal keeps no key: the same report may come again once it can be.
    expect(await many([{ ...wrong, areaCode: kept(21).areaCode }])).not.toContain('FORBIDDEN');
    expect(await one({ ...kept(22), title: '另一件事' })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' });
    // Keys are of the account: the same one of another phone is another report.
    expect((await one(kept(22), other))?.id).not.toBe(made);
  });
});
