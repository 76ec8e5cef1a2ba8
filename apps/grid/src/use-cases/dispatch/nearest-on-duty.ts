import type { LocalDate } from '@gezhi/kernel';
import type { Sql } from '@gezhi/persistence';
import { raw, sql, withinAreas } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { GridPost } from '../../domain/post/grid-post.entity';
import { hydrate } from '@gezhi/persistence';
import type { GridPostKind } from '../../domain/post/post.codes';
import { runsAt } from '../duty/duty-conditions';
import { isOpen } from '../event/event-conditions';

/** Metres that one open order in a grid counts for: whoever has ten waits a kilometre farther away. */
export const METRES_PER_ORDER = 100;
const METRES_PER_DEGREE = 111_320;

export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Somebody on duty near a matter: where the grid lies that they work in, never where they are. */
export interface OnDuty {
  readonly post: GridPost;
  /** From the point to the middle of the grid. */
  readonly distanceMetres: number;
  /** Open events in the grid now. */
  readonly openOrders: number;
  /** Whether a shift of theirs runs now, by the roster. */
  readonly onShift: boolean;
}

export interface DutySearch {
  readonly point: Point;
  /** Areas whose people may be asked. */
  readonly areas: readonly string[];
  readonly kinds: readonly GridPostKind[];
  readonly on: LocalDate;
  readonly at: Date;
  readonly first: number;
}

/**
 * Who is on duty nearest to a point (就近派单), whoever is on a shift before those who merely hold the post, and
 * those with fewer open orders first where the way is the same: one statement. A person has no place here but the grid of the post (guard rails 13 and 19).
 */
export async function nearestOnDuty(
  manager: EntityManager,
  { point, areas, kinds, on, at, first }: DutySearch,
): Promise<OnDuty[]> {
  // Whoever is near is looked for before orders are counted: counting is for a few grids, not for a city.
  const query = sql`
    WITH near AS (
      SELECT t.id, a.grid_code, a.metres, t.on_shift
      FROM (${postsOnDuty(areas, kinds, on, at)}) t
      JOIN LATERAL (
        SELECT g.code AS grid_code, ${metresTo(point)} AS metres
        FROM area g WHERE g.code = left(t.area_code, 16) AND g.longitude IS NOT NULL AND g.latitude IS NOT NULL
      ) a ON true
      ORDER BY t.on_shift DESC, a.metres, t.id LIMIT ${first * 5}
    ), load AS (
      SELECT n.grid_code, (
        SELECT count(*)::int FROM gov_event t
        WHERE t.area_code >= n.grid_code AND t.area_code < n.grid_code || '~' AND ${isOpen()}
      ) AS open_orders
      FROM (SELECT DISTINCT grid_code FROM near) n
    )
    SELECT p.*, round(n.metres)::int AS distance_metres, l.open_orders, n.on_shift
    FROM near n JOIN load l ON l.grid_code = n.grid_code JOIN grid_post p ON p.id = n.id
    ORDER BY n.on_shift DESC, n.metres + l.open_orders * ${METRES_PER_ORDER}::int, n.id LIMIT ${first}`;
  const rows = await manager.query<
    (Record<string, unknown> & {
      distance_metres: number;
      open_orders: number;
      on_shift: boolean;
    })[]
  >(query.text, query.values);
  const posts = hydrate(manager, GridPost, rows);
  return rows.map((row, index) => ({
    post: posts[index] as GridPost,
    distanceMetres: row.distance_metres,
    openOrders: row.open_orders,
    onShift: row.on_shift,
  }));
}

/** The posts that are held on a day, and whether a shift of whoever holds them runs at the moment. */
function postsOnDuty(
  areas: readonly string[],
  kinds: readonly GridPostKind[],
  on: LocalDate,
  at: Date,
): Sql {
  return sql`SELECT t.id, t.area_code, EXISTS (SELECT FROM duty_shift s WHERE s.worker_id = t.worker_id
      AND s.state = 'PLANNED' AND ${runsAt(at)}) AS on_shift
    FROM grid_post t
    WHERE t.kind = ANY(${[...kinds]}) AND t.from_date <= ${on}::date
      AND (t.to_date IS NULL OR t.to_date > ${on}::date) AND ${withinAreas(areas)}`;
}

/** Flat-earth distance to the middle of `g`: exact to metres within a district. */
function metresTo({ longitude, latitude }: Point): Sql {
  const degree = raw(String(METRES_PER_DEGREE));
  return sql`sqrt(power((g.latitude - ${latitude}::float8) * ${degree}, 2)
    + power((g.longitude - ${longitude}::float8) * ${degree} * cos(radians(${latitude}::float8)), 2))`;
}
