import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { drawn } from '../../testing/a-map.testing';
import {
  aGridToRedraw,
  EAST,
  M,
  NOVEMBER,
  OCTOBER,
  OLD,
  part,
  TODAY,
  WEST,
} from '../../testing/a-grid-to-redraw.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

type Place = Awaited<ReturnType<typeof aGridToRedraw>>;
const clock = tickingClock(OCTOBER);

describe('drawing grids anew', () => {
  let grid: SubgraphUnderTest;
  let place: Place['place'];
  let ask: Place['ask'];
  let change: Place['change'];
  let split: Place['split'];
  let figures: Place['figures'];
  let households: Place['households'];
  let workAreaOf: Place['workAreaOf'];
  let verbs: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    ({ place, ask, change, split, figures, households, workAreaOf } = await aGridToRedraw(
      grid,
      clock,
    ));
    verbs = eventVerbs(grid, place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  describe('by a split', () => {
    it('tells what became of what, and no household is lost', async () => {
      clock.set(NOVEMBER);
      expect(await change('splitGrid', split())).toMatchObject({ state: 'DONE' });
      const { area } = await ask<{ area: object }>(
        `{ area(code: "${OLD}") { validTo successors { nodes { to { code } kind share households effectiveDate redrawing { reason } } } } }`,
      );
      const how = { kind: 'SPLIT', effectiveDate: TODAY, redrawing: { reason: '户数过多' } };
      expect(area).toEqual({
        validTo: TODAY,
        successors: {
          nodes: expect.arrayContaining([
            { to: { code: EAST }, share: 170 / 300, households: 170, ...how },
            { to: { code: WEST }, share: 130 / 300, households: 130, ...how },
          ]) as object[],
        },
      });
      expect(await households(EAST)).toEqual([170, null]);
      expect(await households(WEST)).toEqual([130, null]);
      expect(await households(OLD)).toEqual([300, TODAY]);
      expect(await households('320104001001')).toEqual([300, null]);
      expect(await households('3201')).toEqual([300, null]);
      const { areaOf, warned } = await ask<{ areaOf: object; warned: object }>(
        `{ areaOf: area(code: "${M(EAST, 2)}") { name predecessors { nodes { from { code validTo } share } } }
          warned: area(code: "${M(WEST, 1)}") { microGrid { sizeWarning { households reason } } } }`,
      );
      expect(areaOf).toEqual({
        name: '第2微网格',
        predecessors: { nodes: [{ from: { code: M(OLD, 2), validTo: TODAY }, share: 1 }] },
      });
      expect(warned).toEqual({
        microGrid: { sizeWarning: { households: 130, reason: '单栋高层住宅' } },
      });
    });

    it('leaves every figure of the past as it was, and every day with the grids it had', async () => {
      for (let count = 0; count < 12; count += 1) await verbs.report({ areaCode: M(OLD, 1) });
      await verbs.eventIn('CLOSED');
      clock.set(NOVEMBER);
      const past = async () => ({
        grid: await figures(OLD, 'month: "2026-10"'),
        community: await figures('320104001001', 'month: "2026-10"'),
      });
      const before = await past();
      expect(before.grid).toContainEqual({
        ...{ key: 'event.count', value: 13, numerator: 13, denominator: null, suppressed: 'NONE' },
      });
      await change('splitGrid', split());
      expect(await past()).toEqual(before);
      const gridsOn = async (on: string) =>
        (
          await ask<{ areas: { nodes: { code: string }[] } }>(
            `{ areas(within: "320104001001", kind: GRID, on: "${on}") { nodes { code } } }`,
          )
        ).areas.nodes.map(({ code }) => code);
      expect(await gridsOn('2026-11-02')).toEqual([OLD]);
      expect(await gridsOn(TODAY)).toEqual([EAST, WEST]);
      expect(await figures('320104001001', 'month: "2026-11"')).toContainEqual({
        ...{ key: 'grid.count', value: 2, numerator: 2, denominator: null, suppressed: 'NONE' },
      });
    }, 30_000);

    it('gives open events to whoever works there now, and closed ones keep their place for ever', async () => {
      await drawn(grid.dataSource, M(OLD, 3), 118.78, 32, 118.782, 32.004);
      const open = await verbs.eventIn('DISPATCHED', { areaCode: M(OLD, 2) });
      const inGrid = await verbs.report({ areaCode: OLD, longitude: 118.781, latitude: 32.001 });
      const nowhere = await verbs.report({ areaCode: OLD });
      const closed = await verbs.eventIn('CLOSED', { areaCode: M(OLD, 2) });
      clock.set(NOVEMBER);
      await change('splitGrid', split());
      expect(await workAreaOf(open)).toEqual([M(OLD, 2), M(EAST, 2)]);
      expect(await workAreaOf(inGrid)).toEqual([OLD, M(WEST, 1)]);
      expect(await workAreaOf(nowhere)).toEqual([OLD, EAST]);
      expect(await workAreaOf(closed)).toEqual([M(OLD, 2), M(OLD, 2)]);

      // A token for the old grid keeps what lay there and covers nothing new; one for a new grid sees what it works on.
      const [old, east, west] = [OLD, EAST, WEST].map((code) =>
        actorWith('GRID_MEMBER', { areas: [code] }),
      );
      const seen = async (actor?: Actor) =>
        (await Promise.all([open, inGrid, nowhere, closed].map((id) => workAreaOf(id, actor)))).map(
          Boolean,
        );
      expect(await seen(old)).toEqual([true, true, true, true]);
      expect(await seen(east)).toEqual([true, false, true, false]);
      expect(await seen(west)).toEqual([false, true, false, false]);
      const later = await verbs.report({ areaCode: M(EAST, 2) });
      expect(await workAreaOf(later, old)).toBeNull();
      const boards = await ask<Record<string, { eventBoard: { open: number } }>>(
        `{ old: area(code: "${OLD}") { eventBoard { open } } east: area(code: "${EAST}") { eventBoard { open } }
          west: area(code: "${WEST}") { eventBoard { open } } all: area(code: "320104001") { eventBoard { open } } }`,
      );
      expect(Object.values(boards).map(({ eventBoard }) => eventBoard.open)).toEqual([0, 3, 1, 4]);
      expect((await verbs.sign(open)).state).toBe('SIGNED');
    }, 30_000);

    it('moves the people where it was decided, and their history stays', async () => {
      const leader = {
        kind: 'MICRO_GRID_MEMBER',
        areaCode: M(OLD, 3),
        fullTime: false,
        workerId: newId(),
        workerName: '微网格员 0007',
        fromDate: '2026-10-12',
      };
      await change('appointToPost', leader);
      clock.set(NOVEMBER);
      await change('splitGrid', split());
      const postsOf = async (code: string) =>
        (
          await ask<{ area: { grid: { posts: { nodes: object[] } } } }>(
            `{ area(code: "${code}") { grid { posts(past: true) { nodes { workerName fromDate toDate area { code } } } } } }`,
          )
        ).area.grid.posts.nodes;
      expect(await postsOf(OLD)).toEqual([
        { workerName: '网格员 0001', fromDate: '2026-01-01', toDate: TODAY, area: { code: OLD } },
        {
          workerName: '微网格员 0007',
          fromDate: '2026-10-12',
          toDate: TODAY,
          area: { code: M(OLD, 3) },
        },
      ]);
      expect(await postsOf(EAST)).toEqual([
        { workerName: '网格员 0001', fromDate: TODAY, toDate: null, area: { code: EAST } },
      ]);
      expect(await postsOf(WEST)).toEqual([
        { workerName: '微网格员 0007', fromDate: TODAY, toDate: null, area: { code: M(WEST, 1) } },
      ]);
    });

    it.each([
      ['yesterday', { effectiveDate: '2026-11-02' }, 'REDRAWN_IN_THE_PAST'],
      ['a grid that is not there', { code: '320104001001C009' }, 'UNKNOWN_AREA'],
      [
        'into another community',
        { parts: [part('320104001002C001', M(OLD, 1), M(OLD, 2)), part(WEST, M(OLD, 3))] },
        'REDRAWN_ACROSS',
      ],
      [
        'into what is no grid',
        { parts: [part('320104001001', M(OLD, 1), M(OLD, 2)), part(WEST, M(OLD, 3))] },
        'WRONG_AREA_KIND',
      ],
      [
        'into itself',
        { parts: [part(OLD, M(OLD, 1), M(OLD, 2)), part(WEST, M(OLD, 3))] },
        'AREA_EXISTS',
      ],
      [
        'leaving a micro-grid behind',
        { parts: [part(EAST, M(OLD, 1)), part(WEST, M(OLD, 3))] },
        'MICRO_GRID_UNPLACED',
      ],
      [
        'giving one away twice',
        { parts: [part(EAST, M(OLD, 1), M(OLD, 2)), part(WEST, M(OLD, 3), M(OLD, 1))] },
        'MICRO_GRID_UNPLACED',
      ],
      [
        'into a part without ground',
        { parts: [part(EAST, M(OLD, 1), M(OLD, 2), M(OLD, 3)), part(WEST)] },
        'GRID_EMPTIED',
      ],
      ['without saying who goes where', { posts: [] }, 'POST_UNDECIDED'],
      ['sending people elsewhere', { posts: [{ id: newId(), to: EAST }] }, 'NOT_FOUND'],
      [
        'crooked on the map',
        {
          parts: [
            {
              ...part(EAST, M(OLD, 1), M(OLD, 2)),
              polygons: [
                [
                  [
                    [0, 0],
                    [1, 1],
                  ],
                ],
              ],
            },
            part(WEST, M(OLD, 3)),
          ],
        },
        'BOUNDARY_BROKEN',
      ],
      ['telling a number of somebody', { reason: '电话13812345678' }, 'PERSONAL_DATA_IN_TEXT'],
    ])('is refused: %s', async (_, more, code) => {
      clock.set(NOVEMBER);
      expect((await change('splitGrid', split(more))).code).toBe(code);
      expect(await households(OLD)).toEqual([300, null]);
    });

    it('is refused on the day a part was opened, to others than the command of the place, and done once', async () => {
      expect((await change('splitGrid', split({ effectiveDate: '2026-10-12' }))).code).toBe(
        'REDRAWN_TOO_SOON',
      );
      clock.set(NOVEMBER);
      const by = async (actor: Actor) => (await change('splitGrid', split(), '', actor)).code;
      expect(await by(actorWith('GRID_MEMBER', { areas: ['320104001'] }))).toBe('FORBIDDEN');
      expect(await by(actorWith('SUBDISTRICT_COMMAND', { areas: [OLD] }))).toBe('FORBIDDEN');
      const once = split({ clientMutationId: 'split-0001' });
      const { id } = await change('splitGrid', once);
      expect((await change('splitGrid', once)).id).toBe(id);
    });
  });
});
