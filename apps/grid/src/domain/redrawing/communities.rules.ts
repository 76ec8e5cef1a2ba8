import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { Area } from '../area/area.entity';
import { checkNewArea } from '../grid/grid.rules';
import type { PlannedCommunity } from './redrawing.plan';

const COMMUNITY_WIDTH = 12;
const SUBDISTRICT_WIDTH = 9;
const GRID_WIDTH = 16;

/** What a change of communities is judged by: what holds on its day. */
export interface CommunityGround {
  /** The communities that end and everything in them that holds, by code. */
  readonly areas: readonly Pick<Area, 'code' | 'kind' | 'validFrom'>[];
  /** Whether the area above the new community holds. */
  readonly parentHolds: boolean;
  /** Whether its code was ever used. */
  readonly taken: boolean;
}

/**
 * Whether communities can become this one on a day: they hold, it lies in a subdistrict that does, under a code that
 * was never used. One that goes to another subdistrict comes into another; several that become one lie in its own.
 */
export function checkCommunities(
  { closes, opens }: PlannedCommunity,
  { areas, parentHolds, taken }: CommunityGround,
  effectiveDate: string,
): Result<void> {
  const place = checkNewArea(opens.code, 'COMMUNITY', ['input', 'code']);
  if (!place.ok) return place;
  const { code, parentCode } = place.value;
  if (!parentHolds) return refuse('UNKNOWN_AREA', { path: ['input', 'code'], value: parentCode });
  if (taken || closes.includes(code))
    return refuse('AREA_EXISTS', { path: ['input', 'code'], areaCode: code });
  for (const closed of closes) {
    const found = areas.find((area) => area.code === closed && area.kind === 'COMMUNITY');
    if (!found) return refuse('UNKNOWN_AREA', { path: ['input'], value: closed.slice(0, 20) });
    const stays = closed.slice(0, SUBDISTRICT_WIDTH) === parentCode;
    if (closes.length === 1 && stays)
      return refuse('COMMUNITY_STAYS', { path: ['input', 'code'], areaCode: parentCode });
    if (closes.length > 1 && !stays)
      return refuse('COMMUNITY_ACROSS', { path: ['input'], areaCode: closed });
  }
  const young = areas.find(({ validFrom }) => validFrom >= effectiveDate);
  return young
    ? refuse('REDRAWN_TOO_SOON', {
        ...{ path: ['input', 'effectiveDate'], areaCode: young.code, validFrom: young.validFrom },
      })
    : ok();
}

/**
 * The code of everything under the new community. Of one community everything keeps its own part of the code; of
 * several, grids are numbered anew in the order of their old codes, and what is in them keeps its own part.
 */
export function newCodes(
  { closes, opens: { code: to } }: PlannedCommunity,
  codes: readonly string[],
): Result<Map<string, string>> {
  const sorted = [...codes].sort();
  if (closes.length === 1)
    return ok(new Map(sorted.map((code) => [code, to + code.slice(COMMUNITY_WIDTH)])));
  const last = new Map<string, number>();
  const map = new Map<string, string>();
  for (const code of sorted) {
    if (code.length === COMMUNITY_WIDTH) map.set(code, to);
    else if (code.length === GRID_WIDTH) {
      const letter = code.charAt(COMMUNITY_WIDTH);
      const number = (last.get(letter) ?? 0) + 1;
      if (number > 999) return refuse('CODES_USED_UP', { path: ['input'], areaCode: to });
      last.set(letter, number);
      map.set(code, `${to}${letter}${String(number).padStart(3, '0')}`);
    } else map.set(code, `${map.get(code.slice(0, GRID_WIDTH))}${code.slice(GRID_WIDTH)}`);
  }
  return ok(map);
}
