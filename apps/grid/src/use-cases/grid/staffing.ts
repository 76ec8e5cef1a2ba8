import { sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';

/** Who works in a grid on a day, as counts. */
export interface Staffing {
  /** Full-time members (rule G3). */
  readonly fulltime: number;
  /** Everybody but the members of its micro-grids. */
  readonly members: number;
}

/** The staffing of many grids in one statement; a grid without posts has zeros. */
export async function staffingOf(
  manager: EntityManager,
  gridCodes: readonly string[],
  today: string,
): Promise<Map<string, Staffing>> {
  const query = sql`SELECT p.key, count(x.id)::int AS members,
      count(x.id) FILTER (WHERE x.kind = 'FULLTIME_MEMBER')::int AS fulltime
    FROM unnest(${[...gridCodes]}::text[]) AS p(key)
    LEFT JOIN grid_post x ON x.area_code = p.key AND x.kind <> 'MICRO_GRID_MEMBER'
      AND x.from_date <= ${today}::date AND (x.to_date IS NULL OR x.to_date > ${today}::date)
    GROUP BY p.key`;
  const rows = await manager.query<({ key: string } & Staffing)[]>(query.text, query.values);
  return new Map(rows.map(({ key, fulltime, members }) => [key, { fulltime, members }]));
}
