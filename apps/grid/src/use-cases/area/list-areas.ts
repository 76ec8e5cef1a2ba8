import type { AreaKind } from '@gezhi/kernel';
import type { ListOf, Sql } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { Area } from '../../domain/area/area.entity';
import { inForceOn } from './area-on';

export interface AreaFilter {
  readonly codes?: readonly string[] | null;
  readonly kind?: AreaKind | null;
  /** A part of the name or the beginning of the code. */
  readonly search?: string | null;
  /** Only areas in this one. */
  readonly within?: string | null;
  /** Areas that held on this day; today when left out. */
  readonly on?: string | null;
}

/** The areas one level below, or all of one kind within, that hold today; in the order of their codes. */
export function areasBelow(kind: AreaKind | null): ListOf<Area> {
  return {
    entity: Area,
    on: kind
      ? sql`t.code > p.key AND t.code < p.key || '~' AND t.kind = ${kind}`
      : sql`t.parent_code = p.key`,
    where: [sql`t.valid_to IS NULL`],
    orderBy: 'code',
    direction: 'ASC',
  };
}

/** Areas that hold today or did on a day, by code, kind or name; in the order of their codes. */
export function areasBy({ codes, kind, search, within, on }: AreaFilter): ListOf<Area> {
  const conditions: (Sql | null)[] = [
    on ? inForceOn(on) : sql`t.valid_to IS NULL`,
    codes ? sql`t.code = ANY(${[...codes]})` : null,
    kind ? sql`t.kind = ${kind}` : null,
    search ? sql`strpos(t.name, ${search}) > 0 OR starts_with(t.code, ${search})` : null,
    within ? sql`t.code > ${within} AND t.code < ${`${within}~`}` : null,
  ];
  return {
    entity: Area,
    on: sql`true`,
    where: conditions.filter((condition) => condition !== null),
    orderBy: 'code',
    direction: 'ASC',
  };
}
