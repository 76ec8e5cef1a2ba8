import sql, { join, raw } from 'sql-template-tag';
import type { Sql } from 'sql-template-tag';

export { join, raw, sql };
export type { Sql };

/** How rows of a table lie in an area given as `p.key`: the area itself and all below it. */
export function withinArea(column = 'area_code'): Sql {
  return sql`t.${raw(column)} >= p.key AND t.${raw(column)} < p.key || '~'`;
}

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** `p.key` as an id. Keys come from callers: one that cannot be an id is null, refers to nothing and is no fault. */
export function idOfKey(): Sql {
  return sql`CASE WHEN p.key ~ '${raw(UUID)}' THEN p.key::uuid END`;
}

/** How a row refers to an object given as `p.key`, by a uuid column. */
export function ofKey(column: string): Sql {
  return sql`t.${raw(column)} = ${idOfKey()}`;
}

/** Rows that lie in one of some areas; in none when there are none. */
export function withinAreas(areas: readonly string[], column = 'area_code'): Sql {
  const code = raw(`t.${column}`);
  const ranges = areas.map((area) => sql`(${code} >= ${area} AND ${code} < ${`${area}~`})`);
  return ranges.length > 0 ? sql`(${join(ranges, ' OR ')})` : sql`false`;
}
