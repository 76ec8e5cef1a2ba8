import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, MetricArgs, MetricType, Policy } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../../domain/application/application.entity';
import { ApplicationArgs } from '../application/application.args';
import { ApplicationConnection } from '../application/application.type';
import type { ServicesContext } from '../context';
import { applicationsOfArea, metricsOfArea } from './area.loader';
import { AreaType } from './area.type';

@Resolver(() => AreaType)
export class AreaResolver {
  @Authenticated()
  @FieldResolver(() => ApplicationConnection, {
    nullable: true,
    description: 'The applications here and below that the caller may see, the newest first.',
  })
  applications(
    @Root() area: AreaType,
    @Ctx() context: ServicesContext,
    @Args(() => ApplicationArgs) args: ApplicationArgs,
  ): Promise<Result<ConnectionValue<Application>>> {
    return applicationsOfArea(context, area.code, args);
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description:
      'Figures of services for the area and all below it. Figures of items count what is offered to people there: by ' +
      'the area itself, by an area above it or in an area below it.',
  })
  serviceMetrics(
    @Root() area: AreaType,
    @Ctx() context: ServicesContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfArea(context, area.code, args);
  }
}
