import { newId } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
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
  TODAY,
  WEST,
} from '../../testing/a-grid-to-redraw.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { redrawOnTheDay } from '../../use-cases/redrawing/redraw-on-the-day';

type Place = Awaited<ReturnType<typeof aGridToRedraw>>;
const clock = tickingClock(OCTOBER);

describe('drawing grids anew', () => {
  let grid: SubgraphUnderTest;
  let ask: Place['ask'];
  let change: Place['change'];
  let split: Place['split'];
  let households: Place['households'];
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    ({ ask, change, split, households } = await aGridToRedraw(grid, clock));
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  describe('by a merge', () => {
    it('puts two grids into one with all they had, and leaves their codes to the past', async () => {
      clock.set(NOVEMBER);
      await change('splitGrid', split());
      clock.set(new Date('2026-11-10T10:00:00+08:00'));
      const leader = (areaCode: string) => ({
        kind: 'GRID_LEADER',
        areaCode,
        fullTime: false,
        workerId: newId(),
        workerName: '网格长 0001',
        fromDate: '2026-11-10',
      });
      const [first, second] = [
        await change('appointToPost', leader(EAST), '... on GridPost { id }'),
        await change('appointToPost', leader(WEST), '... on GridPost { id }'),
      ];
      const merge = (more: object = {}) => ({
        codes: [EAST, WEST],
        into: { code: '320104001001C004', name: '合并网格' },
        effectiveDate: '2026-11-10',
        reason: '规模过小',
        posts: [{ id: second.id, to: null }],
        ...more,
      });
      expect(first.__typename).toBe('GridPost');
      expect((await change('mergeGrids', merge({ posts: [] }))).code).toBe('POST_TAKEN');
      expect(
        (await change('mergeGrids', merge({ into: { code: OLD, name: '旧网格' } }))).code,
      ).toBe('AREA_EXISTS');
      expect(await change('mergeGrids', merge())).toMatchObject({ state: 'DONE' });
      expect(await households('320104001001C004')).toEqual([300, null]);
      const { area } = await ask<{ area: { predecessors: { nodes: object[] } } }>(
        '{ area(code: "320104001001C004") { predecessors { nodes { from { code } share households } } microGrids { totalCount } } }',
      );
      expect(area).toMatchObject({ microGrids: { totalCount: 3 } });
      expect(area.predecessors.nodes).toEqual(
        expect.arrayContaining([
          { from: { code: EAST }, share: 1, households: 170 },
          { from: { code: WEST }, share: 1, households: 130 },
        ]),
      );
    });
  });

  describe('by a move', () => {
    it('gives micro-grids to another grid under codes never used before', async () => {
      clock.set(NOVEMBER);
      await change('splitGrid', split());
      clock.set(new Date('2026-11-10T10:00:00+08:00'));
      await drawn(grid.dataSource, WEST, 118.78, 32, 118.782, 32.004);
      const move = (microGrids: string[], to: string, more: object = {}) => ({
        microGrids,
        to,
        effectiveDate: '2026-11-10',
        reason: '就近调整',
        ...more,
      });
      expect((await change('moveMicroGrids', move([M(WEST, 1)], EAST))).code).toBe('GRID_EMPTIED');
      expect((await change('moveMicroGrids', move([M(EAST, 1)], EAST))).code).toBe(
        'MICRO_GRID_UNPLACED',
      );
      expect((await change('moveMicroGrids', move([M(EAST, 1)], '320104001001'))).code).toBe(
        'UNKNOWN_AREA',
      );
      expect(
        (
          await change(
            'moveMicroGrids',
            move([M(EAST, 1)], '320104002001C001'),
            '',
            actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
          )
        ).code,
      ).toBe('REDRAWN_ACROSS');
      expect(await change('moveMicroGrids', move([M(EAST, 1)], WEST))).toMatchObject({
        state: 'DONE',
      });
      expect([await households(EAST), await households(WEST)]).toEqual([
        [90, null],
        [210, null],
      ]);
      expect(await households(M(WEST, 2))).toEqual([80, null]);
      // Its old border is its history: it is drawn anew.
      const { area } = await ask<{ area: object }>(
        `{ area(code: "${WEST}") { boundary { __typename } versions { nodes { reason boundary { __typename } } } } }`,
      );
      expect(area).toMatchObject({
        boundary: null,
        versions: { nodes: [{ reason: '就近调整', boundary: { __typename: 'GeoPolygon' } }] },
      });
      clock.set(new Date('2026-11-11T10:00:00+08:00'));
      await change('moveMicroGrids', move([M(WEST, 2)], EAST, { effectiveDate: '2026-11-11' }));
      expect(await households(M(EAST, 3))).toEqual([80, null]);
      expect(await households('320104001001')).toEqual([300, null]);
    });
  });

  describe('on a later day', () => {
    const job = () =>
      redrawOnTheDay({
        actor: actorWith('ADMINISTRATOR', { subject: 'job:redrawing' }),
        clock,
        database: ownersDatabase(grid.dataSource),
      });
    const listed = async () =>
      (
        await ask<{ redrawings: { nodes: object[] } }>(
          '{ redrawings(within: "320104001") { nodes { kind state failure area { code } successions { totalCount } } } }',
        )
      ).redrawings.nodes;

    it('takes effect at its midnight and not before, once', async () => {
      expect(await change('splitGrid', split())).toMatchObject({ state: 'PLANNED' });
      clock.set(new Date('2026-11-02T23:59:00+08:00'));
      expect(await job()).toEqual({ done: 0, failed: 0 });
      expect(await households(OLD)).toEqual([300, null]);
      clock.set(new Date('2026-11-03T00:00:00+08:00'));
      expect(await Promise.all([job(), job()])).toEqual(
        expect.arrayContaining([
          { done: 1, failed: 0 },
          { done: 0, failed: 0 },
        ]),
      );
      expect(await listed()).toEqual([
        {
          kind: 'SPLIT',
          state: 'DONE',
          failure: null,
          area: { code: '320104001001' },
          successions: { totalCount: 5 },
        },
      ]);
      expect(await households(OLD)).toEqual([300, TODAY]);
    });

    it('has the date it was decided for when the job was late', async () => {
      await change('splitGrid', split());
      clock.set(new Date('2026-11-05T08:00:00+08:00'));
      await job();
      expect(await households(OLD)).toEqual([300, TODAY]);
    });

    it('fails visibly when the ground changed meanwhile, and harms nothing', async () => {
      await change('splitGrid', split());
      await change('openMicroGrid', { code: M(OLD, 4), name: '第4微网格', households: 60 });
      clock.set(NOVEMBER);
      expect(await job()).toEqual({ done: 0, failed: 1 });
      expect(await job()).toEqual({ done: 0, failed: 0 });
      expect(await listed()).toMatchObject([
        { state: 'FAILED', failure: 'MICRO_GRID_UNPLACED', successions: { totalCount: 0 } },
      ]);
      expect(await households(OLD)).toEqual([360, null]);
      const told = await grid.dataSource.query<object[]>(
        `SELECT kind, "values"->>'problem' AS problem FROM notification WHERE kind = 'REDRAWING_FAILED'`,
      );
      expect(told).toEqual([{ kind: 'REDRAWING_FAILED', problem: 'MICRO_GRID_UNPLACED' }]);
    });

    it('is called off while it waits, by those whose place it is, and not after', async () => {
      const { id } = await change('splitGrid', split());
      const cancel = { id, note: '方案调整' };
      const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      expect((await change('cancelRedrawing', cancel, '', other)).code).toBe('NOT_FOUND');
      expect((await change('cancelRedrawing', cancel)).state).toBe('CANCELLED');
      expect((await change('cancelRedrawing', cancel)).code).toBe('INVALID_TRANSITION');
      clock.set(NOVEMBER);
      expect(await job()).toEqual({ done: 0, failed: 0 });
    });
  });
});
