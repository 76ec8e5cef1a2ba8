import type { AreaKind } from '@gezhi/kernel';
import { AREA_KIND_LIST } from '@gezhi/kernel';
import { hydrate, sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { frameAt } from '../../domain/area/geometry';

/** A place on the map. */
export interface MapPoint {
  readonly longitude: number;
  readonly latitude: number;
}

/** How many digits of the code of anything within name the area of a kind. */
const WIDTH: Readonly<Record<AreaKind, number>> = {
  CITY: 4,
  DISTRICT: 6,
  SUBDISTRICT: 9,
  FUNCTIONAL_AREA: 9,
  COMMUNITY: 12,
  GRID: 16,
  MICRO_GRID: 20,
};
const KINDS: readonly string[] = AREA_KIND_LIST.codes;

/**
 * The smallest area in force that holds a point; with a kind, the one of that kind, also where only smaller areas have
 * a border. On a line between two, the one with the smaller code. Null where no border holds the point.
 */
export async function areaAt(
  manager: EntityManager,
  { longitude, latitude }: MapPoint,
  kind: AreaKind | null = null,
): Promise<Area | null> {
  const width = kind === null ? 20 : WIDTH[kind];
  const query = sql`SELECT a.* FROM area_shape s JOIN area a ON a.code = left(s.area_code, ${width})
    WHERE s.extent @> box(point(${longitude}, ${latitude}), point(${longitude}, ${latitude}))
      AND shape_holds(s.rings, spot_of(s.origin, s.metres, ${longitude}, ${latitude}))
      AND length(s.area_code) >= ${kind === null ? 0 : width}
      AND a.kind = ANY(${kind === null ? [...KINDS] : [kind]}) AND a.valid_to IS NULL
    ORDER BY s.level DESC, s.area_code LIMIT 1`;
  const rows = await manager.query<Record<string, unknown>[]>(query.text, query.values);
  return hydrate(manager, Area, rows)[0] ?? null;
}

/** An area and how far away it is. */
export interface AreaNearby {
  readonly area: Area;
  /** To its nearest line; 0 inside. */
  readonly metres: number;
}

export interface NearbyQuery extends MapPoint {
  readonly metres: number;
  readonly kind: AreaKind | null;
  readonly first: number;
}

/** Areas in force with a border within so many metres of a point, the nearest first. */
export async function areasNear(
  manager: EntityManager,
  { longitude, latitude, metres, kind, first }: NearbyQuery,
): Promise<AreaNearby[]> {
  const frame = frameAt(longitude, latitude);
  const [wide, high] = [metres / frame.metresEast, metres / frame.metresNorth];
  // A little more for how the degree of longitude grows shorter northwards; the distance decides.
  const around = `(${longitude + wide * 1.02},${latitude + high * 1.02}),(${longitude - wide * 1.02},${latitude - high * 1.02})`;
  const query = sql`SELECT a.*, d.metres AS "metres away"
    FROM area_shape s JOIN area a ON a.code = s.area_code
    CROSS JOIN LATERAL (SELECT shape_metres(s.rings, spot_of(s.origin, s.metres, ${longitude}, ${latitude})) AS metres) d
    WHERE s.extent && ${around}::box AND a.kind = ANY(${kind === null ? [...KINDS] : [kind]}) AND d.metres <= ${metres}
    ORDER BY d.metres, a.level DESC, a.code LIMIT ${first}`;
  const rows = await manager.query<Record<string, unknown>[]>(query.text, query.values);
  const areas = hydrate(manager, Area, rows);
  return areas.map((area, index) => ({ area, metres: Number(rows[index]?.['metres away']) }));
}
