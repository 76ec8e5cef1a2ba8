import type { ListOf, Sql } from '@gezhi/persistence';
import { raw, sql, withinArea } from '@gezhi/persistence';
import { UnreachableCaseError } from '@gezhi/kernel';
import { MICRO_GRID_BAND } from '../../domain/grid/micro-grid.rules';
import type { GridElement, GridFlag, GridType } from '../../domain/grid/grid.codes';
import { Grid } from '../../domain/grid/grid.entity';
import { MicroGrid } from '../../domain/grid/micro-grid.entity';
import {
  hasCompleteNotice,
  hasFulltimeMember,
  hasPartyBranch,
} from '../../metrics/grid-conditions';

export interface GridFilter {
  readonly type?: GridType | null;
  /** Grids that lack all of these. */
  readonly flags?: readonly GridFlag[] | null;
  /** Grids with all of these. */
  readonly elements?: readonly GridElement[] | null;
}

const IN_FORCE = sql`EXISTS (SELECT FROM area a WHERE a.code = t.code AND a.valid_to IS NULL)`;

/** The grids in force of an area and all below it, by code. `today` decides who holds a post. */
export function gridsWithin({ type, flags, elements }: GridFilter, today: string): ListOf<Grid> {
  return {
    entity: Grid,
    on: withinArea('code'),
    where: [
      IN_FORCE,
      ...(type ? [sql`t.type = ${type}`] : []),
      ...(elements?.length ? [sql`t.elements @> ${[...elements]}`] : []),
      ...(flags ?? []).map((flag) => sql`NOT ${lacked(flag, today)}`),
    ],
    orderBy: 'code',
    direction: 'ASC',
  };
}

/** The micro-grids in force of an area, by code; with `unusual`, those outside 50 to 100 households (rule G1). */
export function microGridsWithin({ unusual }: { unusual: boolean }): ListOf<MicroGrid> {
  const { least, most } = MICRO_GRID_BAND;
  return {
    entity: MicroGrid,
    on: withinArea('code'),
    where: [
      IN_FORCE,
      ...(unusual
        ? [
            sql`EXISTS (SELECT FROM area a WHERE a.code = t.code AND a.households NOT BETWEEN ${least} AND ${most})`,
          ]
        : []),
    ],
    orderBy: 'code',
    direction: 'ASC',
  };
}

function lacked(flag: GridFlag, today: string): Sql {
  const date = `DATE '${today}'`;
  switch (flag) {
    case 'NO_FULLTIME_MEMBER':
      return sql`${raw(hasFulltimeMember('t', date))}`;
    case 'NO_PARTY_BRANCH':
      return sql`(${raw(hasPartyBranch('t'))})`;
    case 'NOTICE_INCOMPLETE':
      return sql`${raw(hasCompleteNotice('t', date))}`;
    default:
      throw new UnreachableCaseError(flag);
  }
}
