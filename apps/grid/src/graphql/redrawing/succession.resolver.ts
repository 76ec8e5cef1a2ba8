import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, PageArgs } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { AreaSuccession } from '../../domain/redrawing/area-succession.entity';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { predecessorsOfArea, redrawingById, successorsOfArea } from './redrawing.loader';
import { AreaSuccessionConnection, AreaSuccessionType, RedrawingType } from './redrawing.type';

/** What became of an area, and what it came from. */
@Resolver(() => AreaSuccessionType)
export class SuccessionResolver {
  @FieldResolver(() => AreaType, { description: 'Whose ground it was.' })
  from(@Root() { fromCode }: AreaSuccession, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, fromCode);
  }

  @FieldResolver(() => AreaType, { description: 'Whose it became.' })
  to(@Root() { toCode }: AreaSuccession, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, toCode);
  }

  @Authenticated()
  @FieldResolver(() => RedrawingType, {
    nullable: true,
    description: 'The act it was done by, for staff of the place.',
  })
  redrawing(
    @Root() { redrawingId }: AreaSuccession,
    @Ctx() context: GridContext,
  ): Promise<Redrawing | null> {
    return redrawingById(context, redrawingId);
  }
}

@Resolver(() => AreaType)
export class AreaSuccessionResolver {
  @FieldResolver(() => AreaSuccessionConnection, {
    description: 'What became of its ground (去向), the latest first.',
  })
  successors(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<AreaSuccession>>> {
    return successorsOfArea(context, code, args);
  }

  @FieldResolver(() => AreaSuccessionConnection, {
    description: 'Where its ground came from (来源), the latest first.',
  })
  predecessors(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<AreaSuccession>>> {
    return predecessorsOfArea(context, code, args);
  }
}
