import type { UseCase } from '@gezhi/workflow';
import { idOfKey, sql } from '@gezhi/persistence';
import { inForceOn } from './list-delegations';

/** How many power items came from one department. */
export interface OriginCount {
  readonly departmentCode: string;
  readonly powerItems: number;
}

/** The items in force in each area or organisation on a day, by the department they came from; one statement. */
export async function countByOrigin(
  { database }: Pick<UseCase, 'database'>,
  axis: 'AREA' | 'ORGANIZATION',
  keys: readonly string[],
  on: string,
): Promise<Map<string, OriginCount[]>> {
  const belongs =
    axis === 'AREA'
      ? sql`d.area_code >= p.key AND d.area_code < p.key || '~' AND d.kind = 'SUBDISTRICT_DELEGATION'`
      : sql`d.to_organization_id = ${idOfKey()}`;
  const query = sql`SELECT p.key, d.origin_department_code, count(DISTINCT d.power_item_code)::int AS power_items
    FROM unnest(${keys}::text[]) AS p(key) JOIN delegation d ON ${belongs} AND ${inForceOn('d', on)}
    GROUP BY 1, 2 ORDER BY 1, 2`;
  const rows = await database.manager.query<
    { key: string; origin_department_code: string; power_items: number }[]
  >(query.text, query.values);
  const counts = new Map<string, OriginCount[]>(keys.map((key) => [key, []]));
  for (const { key, origin_department_code: departmentCode, power_items: powerItems } of rows) {
    counts.get(key)?.push({ departmentCode, powerItems });
  }
  return counts;
}
