import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { Grid } from '../../domain/grid/grid.entity';
import type { GridPost } from '../../domain/post/grid-post.entity';
import { GridStaffing } from '../../domain/team/grid-staffing.entity';
import type { GridTeam, GridTeamMember } from '../../domain/team/grid-team.entity';
import { arrangeGridTeam } from '../../use-cases/team/arrange-team';
import type { GridVacancy } from '../../use-cases/team/vacancies';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { gridByCode } from '../grid/grid.loader';
import { GridConnection, GridObjectType } from '../grid/grid.type';
import { postById } from '../post/grid-post.loader';
import { GridPostType } from '../post/grid-post.type';
import { placesOfTeam, teamOfGrid, vacanciesOfGrid, vacantGridsOfArea } from './team.loader';
import {
  ArrangeGridTeamInput,
  GridStaffingType,
  GridTeamPlaceConnection,
  GridTeamPlaceType,
  GridTeamType,
  GridVacancyType,
  TeamArgs,
} from './team.type';

const ArrangeGridTeamResult = mutationResult(
  'ArrangeGridTeamResult',
  'GridTeam',
  () => GridTeamType,
);

@Resolver(() => GridTeamType)
export class TeamResolver {
  @Query(() => [GridStaffingType], {
    description: 'How grids are staffed (网格配备标准), each line with its source: at most 50.',
  })
  gridStaffing(@Ctx() { database }: GridContext): Promise<GridStaffing[]> {
    return database.manager.find(GridStaffing, { order: { position: 'ASC' }, take: 50 });
  }

  @FieldResolver(() => GridObjectType, { nullable: true, description: 'The grid.' })
  grid(@Root() { gridCode }: GridTeam, @Ctx() context: GridContext): Promise<Grid | null> {
    return gridByCode(context, gridCode);
  }

  @FieldResolver(() => GridTeamPlaceConnection, {
    description: 'The posts in it, the longest there first; with `past`, its history.',
  })
  places(
    @Root() { id }: GridTeam,
    @Ctx() context: GridContext,
    @Args(() => TeamArgs) args: TeamArgs,
  ): Promise<Result<ConnectionValue<GridTeamMember>>> {
    return placesOfTeam(context, id, args);
  }

  @Authenticated()
  @Mutation(() => ArrangeGridTeamResult, {
    description:
      'Forms the team of a grid or changes it (组建、调整网格团队). Roles: secretaries and command centres of the place. ' +
      'Answers TEAM_POST_ELSEWHERE, TEAM_ROLE_UNFIT, TEAM_POST_TWICE.',
  })
  arrangeGridTeam(
    @Ctx() context: GridContext,
    @Arg('input', () => ArrangeGridTeamInput) input: ArrangeGridTeamInput,
  ): Promise<Result<GridTeam>> {
    return arrangeGridTeam(context, input);
  }
}

@Resolver(() => GridTeamPlaceType)
export class TeamPlaceResolver {
  @FieldResolver(() => GridPostType, { nullable: true, description: 'The post.' })
  post(@Root() { postId }: GridTeamMember, @Ctx() context: GridContext): Promise<GridPost | null> {
    return postById(context, postId);
  }
}

@Resolver(() => GridObjectType)
export class StaffingOfGrid {
  @Policy('staff')
  @FieldResolver(() => GridTeamType, {
    nullable: true,
    description: 'Its team (网格团队); null where none was formed.',
  })
  team(@Root() { code }: Grid, @Ctx() context: GridContext): Promise<GridTeam | null> {
    return teamOfGrid(context, code);
  }

  @Policy('staff')
  @FieldResolver(() => [GridVacancyType], {
    nullable: true,
    description:
      'What it needs that nobody holds today (岗位空缺), and since when: at most one a line of gridStaffing.',
  })
  vacancies(@Root() { code }: Grid, @Ctx() context: GridContext): Promise<GridVacancy[] | null> {
    return vacanciesOfGrid(context, code);
  }
}

@Resolver(() => AreaType)
export class VacanciesOfArea {
  @Policy('staff')
  @FieldResolver(() => GridConnection, {
    nullable: true,
    description: 'The grids within that lack somebody they need (空缺清单), by code.',
  })
  vacantGrids(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Grid>>> {
    return vacantGridsOfArea(context, code, args);
  }
}
