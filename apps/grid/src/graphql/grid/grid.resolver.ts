import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GridFlag } from '../../domain/grid/grid.codes';
import type { Grid } from '../../domain/grid/grid.entity';
import { flagsOf, missingNoticeFields } from '../../domain/grid/grid.rules';
import type { MicroGrid } from '../../domain/grid/micro-grid.entity';
import type { GridPost } from '../../domain/post/grid-post.entity';
import { editGrid } from '../../use-cases/grid/edit-grid';
import { openGrid } from '../../use-cases/grid/open-grid';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { GridPostArgs } from '../post/grid-post.input';
import { postsOfGrid } from '../post/grid-post.loader';
import { GridPostConnection } from '../post/grid-post.type';
import { MicroGridListArgs } from './grid.args';
import { GridFlagEnum } from './grid.enums';
import { EditGridInput, OpenGridInput } from './grid.input';
import { microGridsOfArea, staffingOfGrid } from './grid.loader';
import { GridObjectType, PublicNoticeType } from './grid.type';
import { MicroGridConnection } from './micro-grid.type';

const OpenGridResult = mutationResult('OpenGridResult', 'Grid', () => GridObjectType);
const EditGridResult = mutationResult('EditGridResult', 'Grid', () => GridObjectType);

@Resolver(() => GridObjectType)
export class GridResolver {
  @FieldResolver(() => AreaType, { description: 'The grid as an area.' })
  area(@Root() grid: Grid, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, grid.code);
  }

  @FieldResolver(() => AreaType, { description: 'Its one community (G2).' })
  community(@Root() grid: Grid, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, grid.code.slice(0, 12));
  }

  @FieldResolver(() => String, { description: 'The name in Chinese.' })
  async name(@Root() grid: Grid, @Ctx() context: GridContext): Promise<string> {
    return (await areaByCode(context, grid.code))?.name ?? grid.code;
  }

  @FieldResolver(() => Int, { description: 'How many households: the sum of its micro-grids.' })
  async households(@Root() grid: Grid, @Ctx() context: GridContext): Promise<number> {
    return (await areaByCode(context, grid.code))?.households ?? 0;
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The party branch of the grid (网格党支部, G4).',
  })
  partyBranch(@Root() grid: Grid): OrganizationType | null {
    return organizationOf(grid.partyBranchId);
  }

  @FieldResolver(() => [GridFlagEnum], { description: 'What it lacks today (G3, G4, G6).' })
  async flags(@Root() grid: Grid, @Ctx() context: GridContext): Promise<GridFlag[]> {
    const [notice, staffing] = await Promise.all([
      noticeOf(grid, context),
      staffingOfGrid(context, grid.code),
    ]);
    return flagsOf(grid, { fulltime: staffing?.fulltime ?? 0, missing: notice.missing });
  }

  @FieldResolver(() => PublicNoticeType, { description: 'What is posted in it (G6).' })
  publicNotice(@Root() grid: Grid, @Ctx() context: GridContext): Promise<PublicNoticeType> {
    return noticeOf(grid, context);
  }

  @FieldResolver(() => GridPostConnection, {
    description: 'Who works in it and in its micro-grids, the longest held first.',
  })
  posts(
    @Root() grid: Grid,
    @Ctx() context: GridContext,
    @Args(() => GridPostArgs) args: GridPostArgs,
  ): Promise<Result<ConnectionValue<GridPost>>> {
    return postsOfGrid(context, grid.code, args);
  }

  @FieldResolver(() => MicroGridConnection, { description: 'Its micro-grids, by code.' })
  microGrids(
    @Root() grid: Grid,
    @Ctx() context: GridContext,
    @Args(() => MicroGridListArgs) args: MicroGridListArgs,
  ): Promise<Result<ConnectionValue<MicroGrid>>> {
    return microGridsOfArea(context, grid.code, args);
  }

  @Authenticated()
  @Mutation(() => OpenGridResult, {
    description:
      'Opens a grid in the community its code names (设立网格). Roles: command centres and administrators of the place; ' +
      'departments are refused with SECOND_GRID_LAYER (G5).',
  })
  openGrid(
    @Ctx() context: GridContext,
    @Arg('input', () => OpenGridInput) input: OpenGridInput,
  ): Promise<Result<Grid>> {
    return openGrid(context, input);
  }

  @Authenticated()
  @Mutation(() => EditGridResult, {
    description:
      'Changes the notice or the party branch of a grid. Roles: secretaries, command centres and ' +
      'administrators of the place.',
  })
  editGrid(
    @Ctx() context: GridContext,
    @Arg('input', () => EditGridInput) input: EditGridInput,
  ): Promise<Result<Grid>> {
    return editGrid(context, input);
  }
}

async function noticeOf(grid: Grid, context: GridContext): Promise<PublicNoticeType> {
  const [area, staffing] = await Promise.all([
    areaByCode(context, grid.code),
    staffingOfGrid(context, grid.code),
  ]);
  const missing = missingNoticeFields({ name: area?.name ?? '' }, grid, staffing?.members ?? 0);
  const { noticeArea, workPhone, supervisionPhone } = grid;
  return { area: noticeArea, workPhone, supervisionPhone, missing };
}
