import { addDays } from '@gezhi/kernel';
import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMUNITY, GRID } from './support/cast.testing';
import { onlyToday, today } from './support/days.testing';

interface Figure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: string;
}
interface Row {
  readonly gridMetrics: readonly [Figure];
}

/** A grid of the community in which nothing else happens today, so that its figures are this story's own. */
const QUIET_GRID = `${COMMUNITY}C003`;

/** Figures that follow what happens, and hide whom they could betray (S-9, S-10, S-11). */
export function figuresStory(graph: () => GraphUnderTest): void {
  const { secretary, command } = castOf(graph);

  const figure = async (key: string, code: string, window = onlyToday()): Promise<Figure> => {
    const { area } = await command.reads<{ area: Row }>(
      `query ($code: ID!, $key: String!, $window: MetricWindowInput!) { area(code: $code) {
        gridMetrics(keys: [$key], window: $window) { value numerator denominator suppressed } } }`,
      { code, key, window },
    );
    return area.gridMetrics[0];
  };

  /** What else could give four matters away: the place around them, its other grids, and windows without today. */
  const detours = async () => {
    const { area } = await command.reads<{
      area: Row & { children: { nodes: (Row & { code: string })[] } };
    }>(
      `query ($code: ID!, $window: MetricWindowInput!) { area(code: $code) {
        gridMetrics(keys: ["event.count"], window: $window) { suppressed }
        children(kind: GRID, first: 100) { nodes { code
          gridMetrics(keys: ["event.count"], window: $window) { suppressed } } } } }`,
      { code: COMMUNITY, window: onlyToday() },
    );
    const hidden = ({ gridMetrics }: Row) => gridMetrics[0].suppressed === 'SMALL_COUNT';
    const month = { from: addDays(today(), -30), to: today() };
    const windows = [month, { ...month, to: addDays(today(), -1) }];
    const figures = await Promise.all(
      windows.map((window) => figure('event.count', QUIET_GRID, window)),
    );
    return {
      around: hidden(area),
      grids: area.children.nodes.filter(hidden).map(({ code }) => code),
      shownWindows: figures.filter(({ suppressed }) => suppressed === 'NONE').length,
    };
  };

  describe('the figures of a place', () => {
    it('fall with a micro-grid that has grown to 120 households, which the list of unusual ones shows (S-9)', async () => {
      const key = 'grid.microSizeCompliance';
      const before = await figure(key, COMMUNITY);
      const code = `${GRID}M001`;
      const resized = { code, households: 120, sizeReason: '新交付一栋高层住宅' };
      expect(
        await secretary.does(
          'resizeMicroGrid',
          resized,
          'households sizeWarning { households least most reason }',
        ),
      ).toMatchObject({
        households: 120,
        sizeWarning: { households: 120, least: 50, most: 100, reason: resized.sizeReason },
      });
      const after = await figure(key, COMMUNITY);
      expect(after.denominator).toBe(before.denominator);
      expect(after.numerator).toBe((before.numerator ?? 0) - 1);
      expect(after.value).toBeLessThan(before.value ?? 0);
      const { area } = await secretary.reads<{
        area: { microGrids: { nodes: { code: string }[] } };
      }>(
        `query ($code: ID!) { area(code: $code) {
        microGrids(unusual: true, first: 200) { nodes { code } } } }`,
        { code: COMMUNITY },
      );
      expect(area.microGrids.nodes).toContainEqual({ code });
    });

    it('fall with a grid that loses its only full-time member, and the grid says so (S-10)', async () => {
      const key = 'grid.fulltimeCoverage';
      const before = await figure(key, COMMUNITY);
      const query = `query ($code: ID!) { area(code: $code) { grid { flags
        posts(kinds: [FULLTIME_MEMBER]) { nodes { id } } } } }`;
      const read = async () =>
        (
          await secretary.reads<{
            area: { grid: { flags: string[]; posts: { nodes: { id: string }[] } } };
          }>(query, { code: QUIET_GRID })
        ).area.grid;
      const staffed = await read();
      expect(staffed.flags).not.toContain('NO_FULLTIME_MEMBER');
      expect(staffed.posts.nodes).toHaveLength(1);
      const [post] = staffed.posts.nodes;
      await secretary.does('endPost', { id: post?.id, toDate: today(), reason: '调离本社区' });
      expect(await read()).toEqual({ flags: ['NO_FULLTIME_MEMBER'], posts: { nodes: [] } });
      const after = await figure(key, COMMUNITY);
      expect(after.numerator).toBe((before.numerator ?? 0) - 1);
      expect(after.value).toBeLessThan(before.value ?? 0);
    });

    it('are not shown over four matters of residents, nor given away by siblings or overlapping windows (S-11)', async () => {
      const hidden = { value: null, numerator: null, suppressed: 'SMALL_COUNT' };
      for (let count = 1; count <= 4; count++) {
        await command.does('reportEvent', {
          source: 'STAFF_REPORT',
          nature: 'INCIDENT',
          areaCode: QUIET_GRID,
          title: `非机动车乱停放第${count}处`,
        });
        expect(await figure('event.count', QUIET_GRID)).toMatchObject(hidden);
      }
      const { around, grids, shownWindows } = await detours();
      expect(grids).toContain(QUIET_GRID);
      expect(around || grids.length > 1).toBe(true);
      expect(shownWindows).toBeLessThan(2);
    });
  });
}
