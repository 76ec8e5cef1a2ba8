import { sql } from '@gezhi/persistence';
import type { ListOf, Sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { AreaVersion } from '../../domain/area/area-version.entity';
import type { Area } from '../../domain/area/area.entity';
import type { Boundary } from '../../domain/area/geometry';

/** An area as it was on a day; `on` is that day, for what is asked of it next. */
export type AreaOn = Area & { readonly on?: string };

/** What holds on a day. */
export function inForceOn(date: string): Sql {
  return sql`t.valid_from <= ${date}::date AND (t.valid_to IS NULL OR t.valid_to > ${date}::date)`;
}

export function isInForceOn({ validFrom, validTo }: Area, date: string): boolean {
  return validFrom <= date && (validTo === null || validTo > date);
}

/** Areas with the name and the border they had on a day, in one statement. */
export async function asOn(
  manager: EntityManager,
  areas: readonly Area[],
  on: string,
): Promise<Map<string, AreaOn>> {
  const query = sql`SELECT area_code, name, boundary FROM area_version
    WHERE area_code = ANY(${areas.map(({ code }) => code)}) AND valid_from <= ${on}::date AND valid_to > ${on}::date`;
  const rows = areas.length === 0 ? [] : await manager.query<Past[]>(query.text, query.values);
  const past = new Map(rows.map((row) => [row.area_code, row]));
  return new Map(
    areas.map((area) => {
      const { name, boundary } = past.get(area.code) ?? area;
      return [area.code, { ...area, name, boundary, on }];
    }),
  );
}

interface Past {
  readonly area_code: string;
  readonly name: string;
  readonly boundary: Boundary | null;
}

/** How an area was before its changes, the latest first. */
export const VERSIONS_OF_AREA: ListOf<AreaVersion> = {
  entity: AreaVersion,
  on: sql`t.area_code = p.key`,
  orderBy: 'validTo',
  direction: 'DESC',
};
