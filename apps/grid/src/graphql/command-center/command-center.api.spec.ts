import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { whistleVerbs } from '../../testing/whistle-verbs.testing';

const NOW = new Date('2026-10-12T22:00:00+08:00');
const clock = tickingClock(NOW);
const FUNCTIONS = ['AGGREGATE', 'MONITOR_WARN', 'ANALYSE', 'DISPATCH', 'SUPERVISE_ASSESS'];
const city = actorWith('ADMINISTRATOR', { areas: ['3201'] });
const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });

describe('a command centre', () => {
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(NOW);
    await grid.dataSource.query('TRUNCATE command_center, gov_event, whistle CASCADE');
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const keep = async (areaCode: string, more: object = {}, actor: Actor = city) => {
    const answer = await grid.ask<Record<string, { id: string; version: number; code: string }>>(
      actor,
      `mutation ($input: KeepCommandCenterInput!) { keepCommandCenter(input: $input) {
        ... on CommandCenter { id version functions } ... on Problem { code } } }`,
      { input: { areaCode, organizationId: newId(), functions: FUNCTIONS, ...more } },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.['keepCommandCenter'] as { id: string; version: number; code: string };
  };

  it('stands at one of three levels, once in an area, and is changed as it was seen', async () => {
    const place = await aSubdistrict(grid.dataSource);
    expect(await keep(place.community)).toMatchObject({ code: 'CENTER_PLACE' });
    expect(await keep('320199')).toMatchObject({ code: 'UNKNOWN_AREA' });
    expect(await keep('3201', {}, district)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await keep(place.code, {}, command)).toMatchObject({ code: 'FORBIDDEN' });
    const first = await keep(place.code, {}, district);
    const again = await keep(place.code, { functions: ['DISPATCH'] }, district);
    expect(again).toMatchObject({ id: first.id, version: 2, functions: ['DISPATCH'] });
    expect(await keep(place.code, { seenVersion: 1 })).toMatchObject({ code: 'CONFLICT' });
  });

  it('shows who watches, what is open and what goes on under it, and to nobody who is not of it', async () => {
    const place = await aSubdistrict(grid.dataSource);
    for (const code of ['3201', '320104', place.code, '320104002']) await keep(code);
    await eventVerbs(grid, place).report();
    await whistleVerbs(grid, place).whistleIn('BLOWN');
    const made = { createdAt: NOW, updatedAt: NOW, version: 1 };
    const duty = { ...made, kind: 'COMMAND_WATCH' as const, areaCode: place.code };
    const rosterId = newId();
    const cover = { weekOf: '2026-10-12', coverFrom: 0, coverTo: 1440 };
    const { manager } = grid.dataSource;
    await manager.insert(DutyRoster, { ...duty, id: rosterId, ...cover });
    await manager.insert(DutyShift, {
      ...{ ...duty, id: newId(), rosterId, postId: place.fulltimePostId, workerId: newId() },
      ...{ state: 'PLANNED', startsAt: NOW, endsAt: new Date(NOW.getTime() + 8 * 3_600_000) },
    });
    const query = `{ area(code: "${place.code}") { commandCenter { level parent { level parent { level parent { id } } }
      onWatch { nodes { kind } } board { open overdue byState { state count } live { onDutyNow } }
      counts { waitingWhistles openAlerts openRisks runningIncidents openTasks } } } }`;
    const seen = await grid.ask(command, query);
    expect(seen.errors).toEqual([]);
    expect(seen.data).toEqual({
      area: {
        commandCenter: {
          level: 'SUBDISTRICT',
          parent: { level: 'DISTRICT', parent: { level: 'CITY', parent: null } },
          onWatch: { nodes: [{ kind: 'COMMAND_WATCH' }] },
          board: {
            ...{ open: 1, overdue: 0, byState: [{ state: 'RECEIVED', count: 1 }] },
            live: { onDutyNow: 1 },
          },
          counts: {
            ...{ waitingWhistles: 1, openAlerts: 0, openRisks: 0 },
            ...{ runningIncidents: 0, openTasks: 0 },
          },
        },
      },
    });
    const neighbour = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    const hidden = await grid.ask(
      neighbour,
      `{ area(code: "${place.code}") { commandCenter { level board { open } counts { openTasks } } } }`,
    );
    expect(hidden.data).toEqual({
      area: { commandCenter: { level: 'SUBDISTRICT', board: null, counts: null } },
    });
    expect(hidden.errors.map(({ extensions }) => extensions['code'])).toEqual([
      ...['FORBIDDEN', 'FORBIDDEN'],
    ]);
    const list = `below { nodes { area { code } counts { openTasks } board { open live { onDutyNow } } onWatch { nodes { id } } } }`;
    const all = await grid.ask<{ commandCenters: { nodes: object[] } }>(
      district,
      `{ commandCenters(areaCode: "320104") { nodes { level ${list} } } }`,
    );
    expect(all.errors).toEqual([]);
    expect(all.data?.commandCenters.nodes).toHaveLength(3);
    const one = await grid.ask(district, `{ area(code: "320104") { commandCenter { ${list} } } }`);
    expect(one.errors).toEqual([]);
    // One statement for each list and board, however many centres there are below.
    expect(all.statements.length).toBeLessThanOrEqual(one.statements.length);
  });
});
