import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { AreaSuccession } from '../../domain/redrawing/area-succession.entity';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { cancelRedrawing } from '../../use-cases/redrawing/cancel-redrawing';
import { mergeGrids, moveMicroGrids, splitGrid } from '../../use-cases/redrawing/split-merge-move';
import { mergeCommunities, transferCommunity } from '../../use-cases/redrawing/communities';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import {
  CancelRedrawingInput,
  MergeCommunitiesInput,
  MergeGridsInput,
  MoveMicroGridsInput,
  SplitGridInput,
  TransferCommunityInput,
} from './redrawing.input';
import { redrawingsOfArea, successionsOfRedrawing } from './redrawing.loader';
import { AreaSuccessionConnection, RedrawingConnection, RedrawingType } from './redrawing.type';

const SplitGridResult = mutationResult('SplitGridResult', 'Redrawing', () => RedrawingType);
const MergeGridsResult = mutationResult('MergeGridsResult', 'Redrawing', () => RedrawingType);
const MoveMicroGridsResult = mutationResult(
  'MoveMicroGridsResult',
  'Redrawing',
  () => RedrawingType,
);
const TransferCommunityResult = mutationResult(
  'TransferCommunityResult',
  'Redrawing',
  () => RedrawingType,
);
const MergeCommunitiesResult = mutationResult(
  'MergeCommunitiesResult',
  'Redrawing',
  () => RedrawingType,
);
const CancelRedrawingResult = mutationResult(
  'CancelRedrawingResult',
  'Redrawing',
  () => RedrawingType,
);

const WHO = 'Roles: command centres and administrators who cover everything it touches.';
const PROBLEMS =
  'Answers REDRAWN_IN_THE_PAST, REDRAWN_TOO_SOON, REDRAWN_ACROSS, MICRO_GRID_UNPLACED, GRID_EMPTIED, POST_UNDECIDED.';

/** Drawing grids anew, as one recorded act. */
@Resolver(() => RedrawingType)
export class RedrawingResolver {
  @Authenticated()
  @Query(() => RedrawingConnection, {
    nullable: true,
    description:
      'Re-drawings in an area (区划调整), planned and past, the latest first; for staff who cover it.',
  })
  redrawings(
    @Ctx() context: GridContext,
    @Arg('within', () => ID, { description: 'The area.' }) within: string,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Redrawing>>> {
    return redrawingsOfArea(context, within, args);
  }

  @FieldResolver(() => AreaType, { description: 'The smallest area that holds all it touches.' })
  area(@Root() { areaCode }: Redrawing, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => AreaSuccessionConnection, {
    description: 'What became of what, by code; empty until it is in effect.',
  })
  successions(
    @Root() { id }: Redrawing,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<AreaSuccession>>> {
    return successionsOfRedrawing(context, id, args);
  }

  @Authenticated()
  @Mutation(() => SplitGridResult, {
    description: `Splits a grid into several of its community (网格拆分). ${WHO} ${PROBLEMS}`,
  })
  splitGrid(
    @Ctx() context: GridContext,
    @Arg('input', () => SplitGridInput) input: SplitGridInput,
  ): Promise<Result<Redrawing>> {
    return splitGrid(context, input);
  }

  @Authenticated()
  @Mutation(() => MergeGridsResult, {
    description: `Merges grids of a community into one (网格合并). ${WHO} ${PROBLEMS}`,
  })
  mergeGrids(
    @Ctx() context: GridContext,
    @Arg('input', () => MergeGridsInput) input: MergeGridsInput,
  ): Promise<Result<Redrawing>> {
    return mergeGrids(context, input);
  }

  @Authenticated()
  @Mutation(() => MoveMicroGridsResult, {
    description: `Gives micro-grids to another grid of the subdistrict (微网格调整). ${WHO} ${PROBLEMS}`,
  })
  moveMicroGrids(
    @Ctx() context: GridContext,
    @Arg('input', () => MoveMicroGridsInput) input: MoveMicroGridsInput,
  ): Promise<Result<Redrawing>> {
    return moveMicroGrids(context, input);
  }

  @Authenticated()
  @Mutation(() => TransferCommunityResult, {
    description: `Gives a community to another subdistrict of the district, with all its grids (社区划转). ${WHO} Answers COMMUNITY_STAYS, COMMUNITY_ACROSS, AREA_EXISTS, REDRAWN_IN_THE_PAST, REDRAWN_TOO_SOON.`,
  })
  transferCommunity(
    @Ctx() context: GridContext,
    @Arg('input', () => TransferCommunityInput) input: TransferCommunityInput,
  ): Promise<Result<Redrawing>> {
    return transferCommunity(context, input);
  }

  @Authenticated()
  @Mutation(() => MergeCommunitiesResult, {
    description: `Makes communities of a subdistrict one, their grids numbered anew (社区合并). ${WHO} Answers COMMUNITY_ACROSS, AREA_EXISTS, REDRAWN_IN_THE_PAST, REDRAWN_TOO_SOON.`,
  })
  mergeCommunities(
    @Ctx() context: GridContext,
    @Arg('input', () => MergeCommunitiesInput) input: MergeCommunitiesInput,
  ): Promise<Result<Redrawing>> {
    return mergeCommunities(context, input);
  }

  @Authenticated()
  @Mutation(() => CancelRedrawingResult, {
    description: `Calls a planned re-drawing off (取消调整). ${WHO}`,
  })
  cancelRedrawing(
    @Ctx() context: GridContext,
    @Arg('input', () => CancelRedrawingInput) input: CancelRedrawingInput,
  ): Promise<Result<Redrawing>> {
    return cancelRedrawing(context, input);
  }
}
