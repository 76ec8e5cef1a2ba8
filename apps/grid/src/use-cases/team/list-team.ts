import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import { Grid } from '../../domain/grid/grid.entity';
import { GridTeamMember } from '../../domain/team/grid-team.entity';
import { hasVacancy } from './vacancies';

/** Who is in a team, the longest there first; also who was, when asked for. */
export function membersOfTeam({ past }: { past: boolean }): ListOf<GridTeamMember> {
  return {
    entity: GridTeamMember,
    on: ofKey('team_id'),
    where: past ? [] : [sql`t.to_date IS NULL`],
    orderBy: 'fromDate',
    direction: 'ASC',
  };
}

/** The grids in force within an area that lack somebody they need, by code. */
export function vacantGrids(today: string): ListOf<Grid> {
  return {
    entity: Grid,
    on: withinArea('code'),
    where: [
      sql`EXISTS (SELECT FROM area a WHERE a.code = t.code AND a.valid_to IS NULL)`,
      hasVacancy(today),
    ],
    orderBy: 'code',
    direction: 'ASC',
  };
}
