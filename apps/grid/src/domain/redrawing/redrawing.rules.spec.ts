import fc from 'fast-check';
import type { Ground, PlannedGrid, RedrawingPlan } from './redrawing.plan';
import { checkPlan, commonArea, flowsBetweenGrids } from './redrawing.rules';

const COMMUNITY = '320104001001';
const gridCode = (number: number) => `${COMMUNITY}C${String(number).padStart(3, '0')}`;
const planned = (code: string): PlannedGrid => ({
  ...{ code, name: code, placeName: null, partyBranchId: null, noticeArea: null },
  ...{ workPhone: null, supervisionPhone: null, boundary: null },
});
const groundOf = (grids: readonly (readonly number[])[]): Ground => {
  const validFrom = '2020-01-01';
  const microGrids = grids.flatMap((homes, at) =>
    homes.map((households, index): [string, { households: number; validFrom: string }] => [
      `${gridCode(at + 1)}M${String(index + 1).padStart(3, '0')}`,
      { households, validFrom },
    ]),
  );
  const sum = (homes: readonly number[]) => homes.reduce((all, each) => all + each, 0);
  return {
    grids: new Map(
      grids.map((homes, at) => [gridCode(at + 1), { households: sum(homes), validFrom }]),
    ),
    microGrids: new Map(microGrids),
    taken: new Set(),
    posts: [],
  };
};
const homes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 150 })), {
  minLength: 2,
  maxLength: 12,
});

describe('a re-drawing', () => {
  it('loses no household and counts none twice, however a grid is split', () => {
    fc.assert(
      fc.property(homes, fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }), (split, choice) => {
        const ground = groundOf([split]);
        const micro = [...ground.microGrids.keys()];
        // At least one to each of the first two parts.
        const to = micro.map((_, index) =>
          gridCode(11 + (index < 2 ? index : (choice[index] ?? 0) % 3)),
        );
        const plan: RedrawingPlan = {
          opens: [...new Set(to)].map(planned),
          closes: [gridCode(1)],
          moves: micro.map((from, index) => ({ from, to: to[index] as string })),
          ...{ posts: [], postsGoTo: null, eventsGoTo: null },
        };
        expect(checkPlan(plan, ground, '2026-10-12')).toEqual({ ok: true, value: undefined });
        const flows = flowsBetweenGrids(plan, ground);
        const all = split.reduce((sum, each) => sum + each, 0);
        expect(flows.reduce((sum, { households }) => sum + households, 0)).toBe(all);
        expect(flows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('gives a merged grid all that the others had', () => {
    fc.assert(
      fc.property(homes, homes, (one, other) => {
        const ground = groundOf([one, other]);
        const plan: RedrawingPlan = {
          opens: [planned(gridCode(9))],
          closes: [gridCode(1), gridCode(2)],
          moves: [...ground.microGrids.keys()].map((from) => ({ from, to: gridCode(9) })),
          ...{ posts: [], postsGoTo: null, eventsGoTo: null },
        };
        expect(checkPlan(plan, ground, '2026-10-12').ok).toBe(true);
        const flows = flowsBetweenGrids(plan, ground);
        expect(flows.map(({ share }) => share)).toEqual([1, 1]);
        expect(flows.reduce((sum, { households }) => sum + households, 0)).toBe(
          [...one, ...other].reduce((sum, each) => sum + each, 0),
        );
      }),
    );
  });

  it('is judged on the smallest area that holds all it touches', () => {
    expect(commonArea([gridCode(1), gridCode(2)])).toBe(COMMUNITY);
    expect(commonArea([gridCode(1), '320104001002C001'])).toBe('320104001');
    expect(commonArea([gridCode(1), '320104002002C001'])).toBe('320104');
    expect(commonArea([gridCode(1), '330104002002C001'])).toBe('');
  });
});
