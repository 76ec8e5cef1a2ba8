import type { Result } from '@gezhi/kernel';
import { ok, parseAreaCode } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { connectionType, MetricArgs, MetricType } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { GridContext } from '../context';
import { GovEventConnection } from '../event/gov-event.type';
import { AreaEventArgs, ChildAreaArgs } from './area.args';
import { areaByCode, childrenOfArea, eventsOfArea, metricsOfArea } from './area.loader';
import { AreaType } from './area.type';

const AreaConnection = connectionType('Area', () => AreaType);

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

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area above.' })
  parent(@Root() area: Area, @Ctx() context: GridContext): Promise<Area | null> | null {
    return area.parentCode === null ? null : areaByCode(context, area.parentCode);
  }

  @FieldResolver(() => AreaConnection, { description: 'The areas below that hold today, by code.' })
  children(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => ChildAreaArgs) args: ChildAreaArgs,
  ): Promise<Result<ConnectionValue<Area>>> {
    return childrenOfArea(context, area.code, args);
  }

  @FieldResolver(() => GovEventConnection, {
    description: 'The events here and below that the caller may see, the newest first.',
  })
  events(
    @Root() area: Area,
    @Ctx() context: GridContext,
    @Args(() => AreaEventArgs) args: AreaEventArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return eventsOfArea(context, area.code, args);
  }

  @FieldResolver(() => [MetricType], {
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
