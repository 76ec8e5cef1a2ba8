import type { AreaKind } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { Area } from '../../domain/area/area.entity';

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
