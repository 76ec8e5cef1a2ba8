import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, listField, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Grid } from '../../domain/grid/grid.entity';
import type { GridSizeDecision } from '../../domain/size/grid-size-decision.entity';
import { decideGridSize } from '../../use-cases/size/decide-size';
import type { ProposalOf } from '../../use-cases/size/propose-sizes';
import { DECISIONS_OF_GRID, proposeGridSizes } from '../../use-cases/size/propose-sizes';
import type { GridContext } from '../context';
import { gridByCode } from '../grid/grid.loader';
import { GridObjectType } from '../grid/grid.type';
import {
  DecideGridSizeInput,
  GridSizeDecisionConnection,
  GridSizeDecisionType,
  GridSizeProposalType,
} from './size.type';

const DecideGridSizeResult = mutationResult(
  'DecideGridSizeResult',
  'GridSizeDecisionRecord',
  () => GridSizeDecisionType,
);
const decisionsOfGrid = listField<GridSizeDecision, PageArgs, GridContext>(
  'GridSizeProposal.decisions',
  () => DECISIONS_OF_GRID,
);

/** What size and load of grids suggest. */
@Resolver(() => GridSizeProposalType)
export class GridSizeResolver {
  @Authenticated()
  @Query(() => [GridSizeProposalType], {
    nullable: true,
    description:
      'Which grids of an area might be split or merged (规模评估), by code, with the figures and thresholds behind it: ' +
      'at most one for each of its comprehensive grids. For staff who may see its board.',
  })
  gridSizeProposals(
    @Ctx() context: GridContext,
    @Arg('within', () => ID, { description: 'The area.' }) within: string,
  ): Promise<Result<ProposalOf[]>> {
    return proposeGridSizes(context, within);
  }

  @FieldResolver(() => GridObjectType, { nullable: true, description: 'The grid.' })
  grid(@Root() { gridCode }: ProposalOf, @Ctx() context: GridContext): Promise<Grid | null> {
    return gridByCode(context, gridCode);
  }

  @Policy('staff')
  @FieldResolver(() => GridSizeDecisionConnection, {
    nullable: true,
    description: 'What was decided about the grid before, the latest first.',
  })
  decisions(
    @Root() { gridCode }: ProposalOf,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GridSizeDecision>>> {
    return decisionsOfGrid(context, gridCode, args);
  }

  @Authenticated()
  @Mutation(() => DecideGridSizeResult, {
    description:
      'Records what was decided about a proposal (建议处理), with the figures of the moment; the re-drawing is an act ' +
      'of its own. Roles: command centres and administrators of the place. Answers NOT_PROPOSED.',
  })
  decideGridSize(
    @Ctx() context: GridContext,
    @Arg('input', () => DecideGridSizeInput) input: DecideGridSizeInput,
  ): Promise<Result<GridSizeDecision>> {
    return decideGridSize(context, input);
  }
}
