import type { Result } from '@gezhi/kernel';
import { areaKindOf, isAreaCode, ok, refuse } from '@gezhi/kernel';
import { checkNewArea } from '../grid/grid.rules';
import type { Ground, RedrawingPlan } from './redrawing.plan';

const GRID_WIDTH = 16;

/** Whether a plan fits the ground of its day: every level holds (G2), nothing is left over, nothing is guessed. */
export function checkPlan(
  plan: RedrawingPlan,
  ground: Ground,
  effectiveDate: string,
): Result<void> {
  for (const code of touchedGrids(plan)) {
    const grid = ground.grids.get(code);
    if (!grid) return refuse('UNKNOWN_AREA', { path: ['input'], value: code });
    if (grid.validFrom >= effectiveDate)
      return refuse('REDRAWN_TOO_SOON', {
        path: ['input', 'effectiveDate'],
        areaCode: code,
        validFrom: grid.validFrom,
      });
  }
  const opens = checkOpens(plan, ground);
  if (!opens.ok) return opens;
  const moves = checkMoves(plan, ground, effectiveDate);
  if (!moves.ok) return moves;
  return checkPosts(plan, ground);
}

/** The grids that must hold: those that end, those that micro-grids leave, and those they go to. */
export function touchedGrids({ opens, closes, moves }: RedrawingPlan): string[] {
  const opened = new Set(opens.map(({ code }) => code));
  const touched = [...closes, ...moves.flatMap(({ from, to }) => [from.slice(0, GRID_WIDTH), to])];
  return [...new Set(touched)].filter((code) => !opened.has(code));
}

/** The smallest area that holds all these. */
export function commonArea(codes: readonly string[]): string {
  const widths = [20, 16, 12, 9, 6, 4];
  const [first = ''] = codes;
  const width = widths.find(
    (each) => each <= first.length && codes.every((code) => code.startsWith(first.slice(0, each))),
  );
  return first.slice(0, width ?? 0);
}

function checkOpens({ opens, closes }: RedrawingPlan, { taken }: Ground): Result<void> {
  const codes = new Set<string>();
  for (const { code } of opens) {
    const place = checkNewArea(code, 'GRID', ['input']);
    if (!place.ok) return place;
    if (codes.has(code) || closes.includes(code) || taken.has(code))
      return refuse('AREA_EXISTS', { path: ['input'], areaCode: code });
    codes.add(code);
    if (closes.some((closed) => closed.slice(0, 12) !== place.value.parentCode))
      return refuse('REDRAWN_ACROSS', { path: ['input'], areaCode: code });
  }
  return ok();
}

function checkMoves(
  { opens, closes, moves }: RedrawingPlan,
  { microGrids }: Ground,
  effectiveDate: string,
): Result<void> {
  const targets = new Set([...opens.map(({ code }) => code)]);
  const leaving = new Set<string>();
  for (const { from, to } of moves) {
    const area = microGrids.get(from);
    if (!area) return refuse('UNKNOWN_AREA', { path: ['input'], value: from.slice(0, 20) });
    if (area.validFrom >= effectiveDate)
      return refuse('REDRAWN_TOO_SOON', {
        path: ['input', 'effectiveDate'],
        areaCode: from,
        validFrom: area.validFrom,
      });
    if (leaving.has(from) || from.startsWith(to) || closes.includes(to))
      return refuse('MICRO_GRID_UNPLACED', { path: ['input'], areaCode: from });
    if (!targets.has(to) && !(isAreaCode(to) && areaKindOf(to) === 'GRID'))
      return refuse('WRONG_AREA_KIND', { path: ['input'], areaCode: to, kind: 'GRID' });
    leaving.add(from);
  }
  for (const code of microGrids.keys()) {
    if (closes.includes(code.slice(0, GRID_WIDTH)) && !leaving.has(code))
      return refuse('MICRO_GRID_UNPLACED', { path: ['input'], areaCode: code });
  }
  const hadNone = ![...microGrids.keys()].some((code) =>
    closes.includes(code.slice(0, GRID_WIDTH)),
  );
  for (const code of targets) {
    if (!hadNone && !moves.some(({ to }) => to === code))
      return refuse('GRID_EMPTIED', { path: ['input'], areaCode: code });
  }
  for (const code of new Set(moves.map(({ from }) => from.slice(0, GRID_WIDTH)))) {
    const all = [...microGrids.keys()].filter((each) => each.startsWith(code));
    if (!closes.includes(code) && all.every((each) => leaving.has(each)))
      return refuse('GRID_EMPTIED', { path: ['input'], areaCode: code });
  }
  return ok();
}

/** Where a post of a grid that ends goes; undefined when nobody said. */
export function placeOfPost(
  { posts, postsGoTo }: RedrawingPlan,
  id: string,
): string | null | undefined {
  const said = posts.find((post) => post.id === id);
  return said ? said.to : (postsGoTo ?? undefined);
}

function checkPosts(plan: RedrawingPlan, { posts }: Ground): Result<void> {
  const path = ['input', 'posts'];
  const known = new Set(posts.map(({ id }) => id));
  const stranger = plan.posts.find(
    ({ id, to }) => !known.has(id) || (to !== null && !plan.opens.some(({ code }) => code === to)),
  );
  if (stranger) return refuse('NOT_FOUND', { path, type: 'GridPost', id: stranger.id });
  const led = new Set<string>();
  for (const { id, kind } of posts) {
    const to = placeOfPost(plan, id);
    if (to === undefined) return refuse('POST_UNDECIDED', { path, id, kind });
    if (kind !== 'GRID_LEADER' || to === null) continue;
    if (led.has(to)) return refuse('POST_TAKEN', { path, kind });
    led.add(to);
  }
  return ok();
}

/** What went from one area to another. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly households: number;
  /** Of the households of `from`. */
  readonly share: number;
}

/**
 * How the households of grids went to others. The shares of a grid that ends add up to 1, also where nobody lives and
 * micro-grids are counted in their place.
 */
export function flowsBetweenGrids(
  { closes, moves, opens }: RedrawingPlan,
  { grids, microGrids }: Ground,
): Flow[] {
  const homes = (code: string) => microGrids.get(code)?.households ?? 0;
  const flows = new Map<string, { from: string; to: string; households: number; parts: number }>();
  for (const { from, to } of moves) {
    const grid = from.slice(0, GRID_WIDTH);
    const flow = flows.get(grid + to) ?? { from: grid, to, households: 0, parts: 0 };
    flows.set(grid + to, {
      ...flow,
      households: flow.households + homes(from),
      parts: flow.parts + 1,
    });
  }
  for (const from of closes) {
    if ([...flows.values()].some((flow) => flow.from === from)) continue;
    for (const { code } of opens)
      flows.set(from + code, { from, to: code, households: 0, parts: 1 });
  }
  return [...flows.values()].map(({ from, to, households, parts }) => {
    const all = [...microGrids.keys()].filter((code) => code.startsWith(from));
    const lived =
      all.reduce((sum, code) => sum + homes(code), 0) || (grids.get(from)?.households ?? 0);
    const counted = closes.includes(from) && all.length === 0 ? opens.length : all.length;
    return {
      from,
      to,
      households,
      share: lived > 0 && all.length > 0 ? households / lived : parts / counted,
    };
  });
}
