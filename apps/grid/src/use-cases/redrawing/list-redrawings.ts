import type { ListOf } from '@gezhi/persistence';
import { sql, withinArea } from '@gezhi/persistence';
import { AreaSuccession } from '../../domain/redrawing/area-succession.entity';
import { Redrawing } from '../../domain/redrawing/redrawing.entity';

/** The re-drawings in an area, the latest first. */
export const REDRAWINGS_OF_AREA: ListOf<Redrawing> = {
  entity: Redrawing,
  on: withinArea(),
  orderBy: 'effectiveDate',
  direction: 'DESC',
};

/** What became of an area, or of what it was made, or all that a re-drawing did; the latest first. */
export function successions(by: 'from_code' | 'to_code'): ListOf<AreaSuccession> {
  return {
    entity: AreaSuccession,
    on: by === 'from_code' ? sql`t.from_code = p.key` : sql`t.to_code = p.key`,
    orderBy: 'effectiveDate',
    direction: 'DESC',
  };
}

export const SUCCESSIONS_OF_REDRAWING: ListOf<AreaSuccession> = {
  entity: AreaSuccession,
  on: sql`t.redrawing_id = p.key::uuid`,
  orderBy: 'fromCode',
  direction: 'ASC',
};
