import type { Actor } from '@gezhi/identity';
import { hasRole, isSignedIn } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { Sql } from '@gezhi/persistence';
import { join, raw, sql, withinAreas } from '@gezhi/persistence';
import { parseBoundary } from '../../domain/area/boundary.rules';
import type { Extent, Frame, Position, Ring } from '../../domain/area/geometry';
import { extentOf, frameAt, ringsOf, spotOf } from '../../domain/area/geometry';
import { COMMAND, HANDLERS } from '../../domain/permissions';

/** A place as it is drawn on a map: exactly one of the three. */
export interface DrawnPlace {
  readonly polygon?: readonly (readonly (readonly number[])[])[] | null;
  readonly box?: Extent | null;
  readonly near?: {
    readonly longitude: number;
    readonly latitude: number;
    readonly metres: number;
  } | null;
}

/** A place that is sound. */
export interface EventPlace {
  readonly extent: Extent;
  readonly rings: readonly Ring[] | null;
  readonly near: DrawnPlace['near'] | null;
}

const LONGEST_RADIUS = 20_000;

/** The place drawn, or why it is none. */
export function parsePlace(
  { polygon, box, near }: DrawnPlace,
  path: readonly string[] = ['place'],
): Result<EventPlace> {
  const given = [polygon, box, near].filter((each) => each !== null && each !== undefined);
  if (given.length !== 1) return refuse('PLACE_UNCLEAR', { path });
  if (near) {
    const { longitude, latitude, metres } = near;
    const valid = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85;
    if (!valid || !(metres > 0 && metres <= LONGEST_RADIUS))
      return refuse('PLACE_UNCLEAR', { path: [...path, 'near'] });
    const { metresEast, metresNorth } = frameAt(longitude, latitude);
    const [wide, high] = [metres / metresEast, metres / metresNorth];
    return ok({
      extent: {
        west: longitude - wide * 1.02,
        south: latitude - high * 1.02,
        east: longitude + wide * 1.02,
        north: latitude + high * 1.02,
      },
      rings: null,
      near,
    });
  }
  const { west = 0, south = 0, east = 0, north = 0 } = box ?? {};
  const corners: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const drawn = parseBoundary([polygon ?? [corners]], [...path, polygon ? 'polygon' : 'box']);
  if (!drawn.ok) return drawn;
  const rings = ringsOf(drawn.value);
  return ok({ extent: extentOf(rings), rings, near: null });
}

/** As `coarseDegrees` of masking: about 100 m. */
const COARSE_PER_DEGREE = 1_000;
const COARSE = 1 / COARSE_PER_DEGREE;

/**
 * Events `t` in a place, as the caller sees where they are: outside the handling team the masked position decides, so
 * that nobody finds the exact one by drawing ever smaller places (guardrails.md 6). The comparison of plain numbers
 * comes first, for the index.
 */
export function liesIn({ extent, rings, near }: EventPlace, actor: Actor): Sql {
  const { west, south, east, north } = extent;
  const frame = near
    ? frameAt(near.longitude, near.latitude)
    : frameAt((west + east) / 2, (south + north) / 2);
  const exact = exactFor(actor);
  const seen = (column: 'longitude' | 'latitude') => {
    const degrees = raw(`t.${column}`);
    const perDegree = raw(String(COARSE_PER_DEGREE));
    return sql`CASE WHEN ${exact} THEN ${degrees} ELSE floor(${degrees} * ${perDegree} + 0.5) / ${perDegree} END`;
  };
  const spot = sql`point((${seen('longitude')} - ${frame.longitude}) * ${frame.metresEast},
    (${seen('latitude')} - ${frame.latitude}) * ${frame.metresNorth})`;
  const inside = rings
    ? sql`(${join(
        rings.map((ring) => sql`(${polygonText(frame, ring)}::polygon @> ${spot})::int`),
        ' + ',
      )}) % 2 = 1`
    : sql`${spot} <-> point(0, 0) <= ${near?.metres ?? 0}`;
  return sql`t.latitude BETWEEN ${south - COARSE}::float8 AND ${north + COARSE}::float8
    AND t.longitude BETWEEN ${west - COARSE}::float8 AND ${east + COARSE}::float8 AND ${inside}`;
}

/** What `seesExactPlace` says of one event, for many. */
function exactFor(actor: Actor): Sql {
  const { organizationId, subject } = actor;
  const onDuty = hasRole(actor, ...COMMAND, 'GRID_MEMBER', 'COMMUNITY_SECRETARY');
  const byPlace = onDuty
    ? sql`${withinAreas(actor.areas)} OR coalesce(${withinAreas(actor.areas, 'work_area_code')}, false)`
    : sql`false`;
  const byOrder =
    organizationId !== null && hasRole(actor, ...HANDLERS)
      ? sql` OR coalesce(t.lead_organization_id = ${organizationId}::uuid, false) OR ${organizationId} = ANY(t.assist_organization_ids)`
      : raw('');
  const byReport = isSignedIn(actor)
    ? sql` OR coalesce(t.reporter_subject = ${subject}, false)`
    : raw('');
  return sql`(${byPlace}${byOrder}${byReport})`;
}

function polygonText(frame: Frame, ring: Ring): string {
  const spots = ring.slice(1).map((position) => spotOf(frame, position));
  return `(${spots.map(({ x, y }) => `(${x},${y})`).join(',')})`;
}
