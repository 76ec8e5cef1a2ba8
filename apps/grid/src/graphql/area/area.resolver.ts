import type { Result } from '@gezhi/kernel';
import { isAreaCode, lineageOf, ok, parseAreaCode } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  LocalDateScalar,
  MetricArgs,
  MetricType,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AreaVersion } from '../../domain/area/area-version.entity';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { Grid } from '../../domain/grid/grid.entity';
import type { MicroGrid } from '../../domain/grid/micro-grid.entity';
import type { AreaOn } from '../../use-cases/area/area-on';
import { parsePlace } from '../../use-cases/event/event-place';
import type { EventBoard } from '../../use-cases/event/event-board';
import { mayReadBoard } from '../../use-cases/event/event-board';
import type { GridContext } from '../context';
import { AreaEventArgs } from '../event/event-place.args';
import { GovEventConnection } from '../event/gov-event.type';
import { GridListArgs, MicroGridListArgs } from '../grid/grid.args';
import { gridByCode, gridsOfArea, microGridByCode, microGridsOfArea } from '../grid/grid.loader';
import { GridConnection, GridObjectType } from '../grid/grid.type';
import { MicroGridConnection, MicroGridType } from '../grid/micro-grid.type';
import { AreaSearchArgs, ChildAreaArgs } from './area.args';
import {
  areaByCode,
  areaOn,
  areaSearch,
  boardOfArea,
  childrenOfArea,
  eventsOfArea,
  metricsOfArea,
  versionsOfArea,
} from './area.loader';
import { AreaConnection, AreaType, AreaVersionConnection, GeoBoundaryUnion } from './area.type';
import { boundaryValue, connectionOn } from './area-value';
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
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'As it was on this day, null when it did not hold then; as it is when left out.',
    })
    on?: string | null,
  ): Promise<Result<Area | null>> {
    const parsed = parseAreaCode(code, ['code']);
    if (!parsed.ok) return parsed;
    return ok(
      await (on ? areaOn(context, parsed.value, { on }) : areaByCode(context, parsed.value)),
    );
  }

  @Query(() => AreaConnection, {
    description:
      'Areas that hold today or did on a day, by codes, kind or name, in the order of their codes.',
  })
  async areas(
    @Ctx() context: GridContext,
    @Args(() => AreaSearchArgs) args: AreaSearchArgs,
  ): Promise<Result<ConnectionValue<Area>>> {
    const found = await areaSearch(context, '', args);
    return found.ok && args.on ? ok(await connectionOn(context, found.value, args.on)) : found;
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area above.' })
  parent(@Root() area: Area, @Ctx() context: GridContext): Promise<Area | null> | null {
    return area.parentCode === null ? null : areaByCode(context, area.parentCode);
  }

  @FieldResolver(() => [AreaType], {
    description:
      'The areas above it and itself, the city first: at most six; on the day the area was asked for.',
  })
  async lineage(@Root() area: AreaOn, @Ctx() context: GridContext): Promise<Area[]> {
    const { on } = area;
    const codes = isAreaCode(area.code) ? lineageOf(area.code) : [];
    const found = await Promise.all(
      codes.map((code) => (on ? areaOn(context, code, { on }) : areaByCode(context, code))),
    );
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => GeoBoundaryUnion, {
    nullable: true,
    description: 'The border as GeoJSON; null where none is kept.',
  })
  boundary(@Root() { boundary }: Area): object | null {
    return boundaryValue(boundary);
  }

  @FieldResolver(() => AreaVersionConnection, {
    description: 'How it was before it was renamed or drawn anew, the latest first.',
  })
  versions(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<AreaVersion>>> {
    return versionsOfArea(context, area.code, args);
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
  async events(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => AreaEventArgs) args: AreaEventArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    const place = args.place ? parsePlace(args.place) : ok(null);
    return place.ok ? eventsOfArea(context, area.code, { ...args, place: place.value }) : place;
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
