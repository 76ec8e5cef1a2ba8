import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { Grid } from '../../domain/grid/grid.entity';
import type { GridTeamMember } from '../../domain/team/grid-team.entity';
import { GridTeam } from '../../domain/team/grid-team.entity';
import { membersOfTeam, vacantGrids } from '../../use-cases/team/list-team';
import type { GridVacancy } from '../../use-cases/team/vacancies';
import { vacanciesOf } from '../../use-cases/team/vacancies';
import type { GridContext } from '../context';
import { today } from '../context';
import type { TeamArgs } from './team.type';

export const teamOfGrid = batched<GridContext, GridTeam>('Grid.team', (context, codes) =>
  findByKeys(context.database.manager, GridTeam, 'gridCode', codes),
);
export const placesOfTeam = listField<GridTeamMember, TeamArgs, GridContext>(
  'GridTeam.places',
  (_, args) => membersOfTeam(args),
);
export const vacanciesOfGrid = batched<GridContext, GridVacancy[]>(
  'Grid.vacancies',
  (context, codes) => vacanciesOf(context.database.manager, codes, today(context)),
);
export const vacantGridsOfArea = listField<Grid, PageArgs, GridContext>(
  'Area.vacantGrids',
  (context) => vacantGrids(today(context)),
);
