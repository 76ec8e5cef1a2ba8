import type { Result } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, LocalDateScalar, MetricArgs, MetricType, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { RegulatedSite } from '../../domain/site/regulated-site.entity';
import type { OriginCount } from '../../use-cases/delegation/count-by-origin';
import type { EnforcementContext } from '../context';
import { originsInArea } from '../delegation/delegation.loader';
import { DelegationOriginType } from '../delegation/delegation.type';
import { InspectionArgs } from '../inspection/inspection.args';
import { inspectionsOfArea } from '../inspection/inspection.loader';
import { InspectionConnection } from '../inspection/inspection.type';
import { RegulatedSiteArgs } from '../site/regulated-site.args';
import { sitesOfArea } from '../site/regulated-site.loader';
import { RegulatedSiteConnection } from '../site/regulated-site.type';
import { metricsOfArea } from './area.loader';
import { AreaType } from './area.type';

@Resolver(() => AreaType)
export class AreaResolver {
  @Authenticated()
  @FieldResolver(() => RegulatedSiteConnection, {
    nullable: true,
    description: 'The regulated sites here and below that the caller may see, by name.',
  })
  regulatedSites(
    @Root() area: AreaType,
    @Ctx() context: EnforcementContext,
    @Args(() => RegulatedSiteArgs) args: RegulatedSiteArgs,
  ): Promise<Result<ConnectionValue<RegulatedSite>>> {
    return sitesOfArea(context, area.code, args);
  }

  @Authenticated()
  @FieldResolver(() => InspectionConnection, {
    nullable: true,
    description: 'The inspections here and below that the caller may see, the latest first.',
  })
  inspections(
    @Root() area: AreaType,
    @Ctx() context: EnforcementContext,
    @Args(() => InspectionArgs) args: InspectionArgs,
  ): Promise<Result<ConnectionValue<Inspection>>> {
    return inspectionsOfArea(context, area.code, args);
  }

  @FieldResolver(() => [DelegationOriginType], {
    nullable: true,
    description:
      'Power items delegated to subdistricts here, by the department they came from. Public.',
  })
  async delegationsByOrigin(
    @Root() area: AreaType,
    @Ctx() context: EnforcementContext,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'The day; today when left out.',
    })
    on?: string | null,
  ): Promise<OriginCount[]> {
    const day = on ?? localDateOf(context.clock.now());
    return (await originsInArea(context, area.code, { on: day })) ?? [];
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description: 'Figures of powers, visits and corrections for the area and all below it.',
  })
  enforcementMetrics(
    @Root() area: AreaType,
    @Ctx() context: EnforcementContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfArea(context, area.code, args);
  }
}
