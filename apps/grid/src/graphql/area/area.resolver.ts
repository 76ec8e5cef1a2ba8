import type { Result } from '@gezhi/kernel';
import { isAreaCode, lineageOf, ok, parseAreaCode } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, MetricArgs, MetricType, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { Grid } from '../../domain/grid/grid.entity';
import type { MicroGrid } from '../../domain/grid/micro-grid.entity';
import type { EventBoard } from '../../use-cases/event/event-board';
import { mayReadBoard } from '../../use-cases/event/event-board';
import type { GridContext } from '../context';
import { EventListArgs } from '../event/event.args';
import { GovEventConnection } from '../event/gov-event.type';
import { GridListArgs, MicroGridListArgs } from '../grid/grid.args';
import { gridByCode, gridsOfArea, microGridByCode, microGridsOfArea } from '../grid/grid.loader';
import { GridConnection, GridObjectType } from '../grid/grid.type';
import { MicroGridConnection, MicroGridType } from '../grid/micro-grid.type';
import { AreaSearchArgs, ChildAreaArgs } from './area.args';
import {
  areaByCode,
  areaSearch,
  boardOfArea,
  childrenOfArea,
  eventsOfArea,
  metricsOfArea,
} from './area.loader';
import { AreaConnection, AreaType } from './area.type';
import { EventBoardType } from './event-board.type';

@Resolver(() => AreaType)
export class AreaResolver {
  @Query(() => AreaType, {
    nullable: true,
    description: 'An area by its code; null when there is none.',
  })
  async area(
    @Ctx() context: GridContext,
    @Arg('code', () => ID, { description: 'The area code, e.g. 320104001.' }) code: string,
  ): Promise<Result<Area | null>> {
    const parsed = parseAreaCode(code, ['code']);
    return parsed.ok ? ok(await areaByCode(context, parsed.value)) : parsed;
  }

  @Query(() => AreaConnection, {
    description: 'Areas that hold today, by codes, kind or name, in the order of their codes.',
  })
  areas(
    @Ctx() context: GridContext,
    @Args(() => AreaSearchArgs) args: AreaSearchArgs,
  ): Promise<Result<ConnectionValue<Area>>> {
    return areaSearch(context, '', args);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area above.' })
  parent(@Root() area: Area, @Ctx() context: GridContext): Promise<Area | null> | null {
    return area.parentCode === null ? null : areaByCode(context, area.parentCode);
  }

  @FieldResolver(() => [AreaType], {
    description: 'The areas above it and itself, the city first: at most six.',
  })
  async lineage(@Root() area: Area, @Ctx() context: GridContext): Promise<Area[]> {
    const codes = isAreaCode(area.code) ? lineageOf(area.code) : [];
    const found = await Promise.all(codes.map((code) => areaByCode(context, code)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => AreaConnection, { description: 'The areas below that hold today, by code.' })
  children(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => ChildAreaArgs) args: ChildAreaArgs,
  ): Promise<Result<ConnectionValue<Area>>> {
    return childrenOfArea(context, area.code, args);
  }

  @FieldResolver(() => GridObjectType, {
    nullable: true,
    description: 'What it is as a grid; null for areas of other kinds.',
  })
  grid(@Root() area: Area, @Ctx() context: GridContext): Promise<Grid | null> | null {
    return area.kind === 'GRID' ? gridByCode(context, area.code) : null;
  }

  @FieldResolver(() => MicroGridType, {
    nullable: true,
    description: 'What it is as a micro-grid; null for areas of other kinds.',
  })
  microGrid(@Root() area: Area, @Ctx() context: GridContext): Promise<MicroGrid | null> | null {
    return area.kind === 'MICRO_GRID' ? microGridByCode(context, area.code) : null;
  }

  @FieldResolver(() => GridConnection, { description: 'The grids in force within, by code.' })
  grids(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => GridListArgs) args: GridListArgs,
  ): Promise<Result<ConnectionValue<Grid>>> {
    return gridsOfArea(context, area.code, args);
  }

  @FieldResolver(() => MicroGridConnection, {
    description: 'The micro-grids in force within, by code.',
  })
  microGrids(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => MicroGridListArgs) args: MicroGridListArgs,
  ): Promise<Result<ConnectionValue<MicroGrid>>> {
    return microGridsOfArea(context, area.code, args);
  }

  @Authenticated()
  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description: 'The events here and below that the caller may see, the newest first.',
  })
  events(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => EventListArgs) args: EventListArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return eventsOfArea(context, area.code, args);
  }

  @FieldResolver(() => EventBoardType, {
    nullable: true,
    description:
      'The open events by state, for staff whose areas hold this one; refused with FORBIDDEN otherwise.',
  })
  async eventBoard(
    @Root() area: Area,
    @Ctx() context: GridContext,
  ): Promise<Result<EventBoard | null>> {
    const allowed = mayReadBoard(context.actor, area.code);
    return allowed.ok ? ok(await boardOfArea(context, area.code)) : allowed;
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description: 'Figures of grids and events for the area and all below it.',
  })
  gridMetrics(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfArea(context, area.code, args);
  }
}
