import type { Sql } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { StaffingRole } from '../../domain/team/team.codes';

/** Something a grid needs that nobody holds (空缺). */
export interface GridVacancy {
  readonly role: StaffingRole;
  /** The first day nobody held it; that of the grid where nobody ever did. */
  readonly since: string;
}

/** When each post `x` that fills `s` in the grid `t` began and ended: by being held, or by being held in the team. */
const FILLED = sql`
  SELECT x.from_date AS began, x.to_date AS ended FROM grid_post x
    WHERE s.part = 'POST' AND x.area_code = t.code AND x.kind = ANY (s.post_kinds)
  UNION ALL
  SELECT greatest(x.from_date, m.from_date), least(x.to_date, m.to_date)
    FROM grid_team g JOIN grid_team_member m ON m.team_id = g.id JOIN grid_post x ON x.id = m.post_id
    WHERE s.part <> 'POST' AND g.grid_code = t.code AND m.role = s.role`;

/** Whether the grid `t` lacks anybody it needs on a day. */
export function hasVacancy(today: string): Sql {
  return sql`EXISTS (SELECT FROM grid_staffing s WHERE s.required AND NOT EXISTS (
    SELECT FROM (${FILLED}) h
    WHERE h.began <= ${today}::date AND (h.ended IS NULL OR h.ended > ${today}::date)))`;
}

/** What grids lack on a day and since when, in one statement; a grid that lacks nothing has an empty list. */
export async function vacanciesOf(
  manager: EntityManager,
  codes: readonly string[],
  today: string,
): Promise<Map<string, GridVacancy[]>> {
  const query = sql`SELECT t.code, s.role, to_char(coalesce(held.last, a.valid_from), 'YYYY-MM-DD') AS since
    FROM grid t JOIN area a ON a.code = t.code AND a.valid_to IS NULL
    CROSS JOIN grid_staffing s
    CROSS JOIN LATERAL (
      SELECT max(h.ended) AS last,
        coalesce(bool_or(h.ended IS NULL OR h.ended > ${today}::date), false) AS now
      FROM (${FILLED}) h WHERE h.began <= ${today}::date
    ) held
    WHERE s.required AND NOT held.now AND t.code = ANY (${[...codes]})
    ORDER BY t.code, s.position`;
  const rows = await manager.query<(GridVacancy & { code: string })[]>(query.text, query.values);
  const found = new Map<string, GridVacancy[]>(codes.map((code) => [code, []]));
  for (const { code, role, since } of rows) found.get(code)?.push({ role, since });
  return found;
}
