import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { Grid } from '../../domain/grid/grid.entity';
import type { MicroGrid } from '../../domain/grid/micro-grid.entity';
import { isWithinBand, MICRO_GRID_BAND } from '../../domain/grid/micro-grid.rules';
import { openMicroGrid } from '../../use-cases/grid/open-micro-grid';
import { resizeMicroGrid } from '../../use-cases/grid/resize-micro-grid';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { OpenMicroGridInput, ResizeMicroGridInput } from './grid.input';
import { gridByCode } from './grid.loader';
import { GridObjectType } from './grid.type';
import { MicroGridType, SizeWarningType } from './micro-grid.type';

const OpenMicroGridResult = mutationResult('OpenMicroGridResult', 'MicroGrid', () => MicroGridType);
const ResizeMicroGridResult = mutationResult(
  'ResizeMicroGridResult',
  'MicroGrid',
  () => MicroGridType,
);

@Resolver(() => MicroGridType)
export class MicroGridResolver {
  @FieldResolver(() => AreaType, { description: 'The micro-grid as an area.' })
  area(@Root() { code }: MicroGrid, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, code);
  }

  @FieldResolver(() => GridObjectType, { description: 'The grid it is a part of.' })
  grid(@Root() { code }: MicroGrid, @Ctx() context: GridContext): Promise<Grid | null> {
    return gridByCode(context, code.slice(0, 16));
  }

  @FieldResolver(() => Int, { description: 'How many households: a count, never a list.' })
  async households(@Root() { code }: MicroGrid, @Ctx() context: GridContext): Promise<number> {
    return (await areaByCode(context, code))?.households ?? 0;
  }

  @FieldResolver(() => SizeWarningType, {
    nullable: true,
    description: 'Set when it is outside 50 to 100 households (G1); no error, but it is counted.',
  })
  async sizeWarning(
    @Root() { code, sizeReason }: MicroGrid,
    @Ctx() context: GridContext,
  ): Promise<SizeWarningType | null> {
    const households = (await areaByCode(context, code))?.households ?? 0;
    return isWithinBand(households) ? null : { households, reason: sizeReason, ...MICRO_GRID_BAND };
  }

  @Authenticated()
  @Mutation(() => OpenMicroGridResult, {
    description:
      'Opens a micro-grid in the grid its code names (设立微网格). Roles: secretaries, command centres and ' +
      'administrators of the place.',
  })
  openMicroGrid(
    @Ctx() context: GridContext,
    @Arg('input', () => OpenMicroGridInput) input: OpenMicroGridInput,
  ): Promise<Result<MicroGrid>> {
    return openMicroGrid(context, input);
  }

  @Authenticated()
  @Mutation(() => ResizeMicroGridResult, {
    description: 'Counts the households of a micro-grid anew. Roles: as for opening one.',
  })
  resizeMicroGrid(
    @Ctx() context: GridContext,
    @Arg('input', () => ResizeMicroGridInput) input: ResizeMicroGridInput,
  ): Promise<Result<MicroGrid>> {
    return resizeMicroGrid(context, input);
  }
}
