import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: string;
}

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);

describe('lists, boards and figures of events', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const ask = async <T>(actor: typeof event.command, query: string, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return { data: answer.data as T, statements: answer.statements };
  };
  const figure = async (key: string, window = 'month: "2026-10"') => {
    const { data } = await ask<{ area: { gridMetrics: Figure[] } }>(
      event.command,
      `{ area(code: "${place.code}") { gridMetrics(keys: ["${key}"], window: { ${window} }) { key value numerator denominator suppressed } } }`,
    );
    return data.area.gridMetrics[0];
  };

  it('show a grid member the open tasks with last step and limit, one statement a field (W1)', async () => {
    const accepted = await event.eventIn('ACCEPTED');
    const started = await event.eventIn('IN_PROGRESS', { areaCode: '320104001001C001M001' });
    await event.eventIn('CLOSED');
    const { data, statements } = await ask<{ myOpenEvents: { nodes: object[] } }>(
      event.verifier,
      `{ myOpenEvents { nodes { id area { code } lastStep { action } deadline { status } } } }`,
    );
    expect(data.myOpenEvents.nodes).toEqual([
      {
        id: accepted,
        area: { code: place.grid },
        lastStep: { action: 'accept' },
        deadline: { status: 'ON_TIME' },
      },
      {
        id: started,
        area: { code: '320104001001C001M001' },
        lastStep: { action: 'start' },
        deadline: { status: 'ON_TIME' },
      },
    ]);
    expect(statements).toHaveLength(3);
  });

  it('tell by the clock what approaches its limit and what is overdue (W2, G7)', async () => {
    const id = await event.eventIn('IN_PROGRESS');
    await event.report();
    const board = async () => {
      const { data } = await ask<{ area: { eventBoard: object; late: { nodes: object[] } } }>(
        event.command,
        `{ area(code: "${place.code}") { eventBoard { open overdue approaching byState { state count } }
          late: events(filter: { overdue: true }) { nodes { id deadline { status } } } } }`,
      );
      return data.area;
    };
    const byState = [
      { state: 'IN_PROGRESS', count: 1 },
      { state: 'RECEIVED', count: 1 },
    ];
    expect(await board()).toEqual({
      eventBoard: { open: 2, overdue: 0, approaching: 0, byState },
      late: { nodes: [] },
    });
    clock.set(new Date('2026-10-19T09:00:00+08:00'));
    expect(await board()).toMatchObject({ eventBoard: { overdue: 0, approaching: 1 } });
    clock.set(new Date('2026-10-20T00:00:00+08:00'));
    expect(await board()).toEqual({
      eventBoard: { open: 2, overdue: 1, approaching: 0, byState },
      late: { nodes: [{ id, deadline: { status: 'OVERDUE' } }] },
    });
  });

  it('keep the board to staff of the place', async () => {
    const query = `{ area(code: "${place.code}") { eventBoard { open } } }`;
    const refusalOf = async (...actor: Parameters<typeof actorWith>) =>
      (await grid.ask(actorWith(...actor), query)).errors[0]?.extensions['code'];
    expect(await refusalOf('RESIDENT')).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect(await refusalOf('GRID_MEMBER', { areas: ['320104002'] })).toBe('FORBIDDEN');
  });

  it('filter by state, category, source and time', async () => {
    const closed = await event.eventIn('CLOSED');
    await event.eventIn('ACCEPTED', { source: 'IOT' });
    const ids = async (filter: string) => {
      const { data } = await ask<{ area: { events: { nodes: { id: string }[] } } }>(
        event.command,
        `{ area(code: "${place.code}") { events(filter: ${filter}) { nodes { id } } } }`,
      );
      return data.area.events.nodes.map(({ id }) => id);
    };
    expect(await ids('{ states: [CLOSED] }')).toEqual([closed]);
    expect(await ids('{ sources: [CITIZEN_APP] }')).toEqual([closed]);
    expect(await ids('{ categoryCode: "URBAN" }')).toHaveLength(2);
    expect(await ids('{ categoryCode: "URB" }')).toEqual([]);
    expect(await ids('{ reportedBefore: "2026-10-12T00:00:00Z" }')).toEqual([]);
    expect(await ids('{ open: true, urgencies: [GENERAL] }')).toHaveLength(1);
  });

  it('show an organisation its orders and figures, and nobody else theirs', async () => {
    const id = await event.eventIn('DISPATCHED');
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Organization {
      gridOrders { nodes { id } } gridMetrics(keys: ["event.count"], window: { month: "2026-10" }) { suppressed } } } }`;
    const keys = [{ __typename: 'Organization', id: place.leadId }];
    const own = await ask<{ _entities: object[] }>(event.officer, query, { keys });
    expect(own.data._entities).toEqual([
      { gridOrders: { nodes: [{ id }] }, gridMetrics: [{ suppressed: 'SMALL_COUNT' }] },
    ]);
    const stranger = actorWith('DEPARTMENT_OFFICER', { organizationId: newId() });
    const foreign = await ask<{ _entities: object[] }>(stranger, query, { keys });
    expect(foreign.data._entities).toEqual([
      { gridOrders: { nodes: [] }, gridMetrics: [{ suppressed: 'NO_SCOPE' }] },
    ]);
  });

  it('suppress a figure over four matters, and show it over ten (S-11)', async () => {
    for (let count = 0; count < 4; count += 1) await event.eventIn('CLOSED');
    const hidden = { value: null, numerator: null, denominator: null, suppressed: 'SMALL_COUNT' };
    expect(await figure('event.absorptionRate')).toMatchObject(hidden);
    expect(await figure('event.count')).toMatchObject(hidden);
    for (let count = 0; count < 6; count += 1) await event.eventIn('CLOSED');
    expect(await figure('event.absorptionRate')).toMatchObject({ value: 1, denominator: 10 });
  }, 30_000);

  it('count closed, on time and solved as the catalogue defines them', async () => {
    for (let count = 0; count < 10; count += 1) await event.eventIn('CLOSED');
    await event.eventIn('IN_PROGRESS');
    const disputed = await event.eventIn('AWAITING_FEEDBACK');
    await event.callBack(disputed, { reached: true, rating: 'DISSATISFIED', solved: false });
    await event.close(disputed, { absorptionLevel: 'DISTRICT' });
    const unfounded = await event.eventIn('CALLED_BACK');
    await event.close(unfounded, { outcome: 'UNFOUNDED' });
    clock.set(new Date('2026-10-31T00:00:00+08:00'));
    const expected: Record<string, [number, number]> = {
      'event.closeRate': [12, 13],
      'event.onTimeCloseRate': [12, 13],
      'event.resolveRate': [10, 11],
      'event.absorptionRate': [11, 12],
      'event.satisfactionRate': [11, 12],
      'event.reworkRate': [0, 12],
      'event.returnRate': [0, 13],
    };
    for (const [key, [numerator, denominator]] of Object.entries(expected)) {
      expect(await figure(key)).toMatchObject({ numerator, denominator });
    }
    const median = await figure('event.hoursToCloseP50');
    expect(median?.value).toBeLessThan(1);
    expect(median?.denominator).toBe(12);
  }, 30_000);

  it('answer lists and figures of any number of areas with one statement a field', async () => {
    const { statements } = await ask(
      actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Area {
        name events(first: 2) { nodes { number area { code } } totalCount }
        grids { nodes { flags households publicNotice { missing } } }
        gridMetrics(window: { month: "2026-10" }, compare: PRIOR_PERIOD) { key value comparison { value } }
        eventBoard { open } } } }`,
      { keys: ['320104001', '320104002'].map((code) => ({ __typename: 'Area', code })) },
    );
    // Areas; events and their count; grids, their staffing and areas; figures; boards.
    expect(statements.length).toBeLessThanOrEqual(8);
  });
});
