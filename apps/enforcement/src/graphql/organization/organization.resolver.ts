import type { Result } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  LocalDateScalar,
  MetricArgs,
  MetricType,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Delegation } from '../../domain/delegation/delegation.entity';
import type { Clue } from '../../domain/inspection/clue.entity';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { PowerItem } from '../../domain/power/power-item.entity';
import type { OriginCount } from '../../use-cases/delegation/count-by-origin';
import type { EnforcementContext } from '../context';
import { DelegationArgs } from '../delegation/delegation.args';
import { delegationsOfOrganization, originsOfOrganization } from '../delegation/delegation.loader';
import { DelegationConnection, DelegationOriginType } from '../delegation/delegation.type';
import { ClueConnection } from '../inspection/finding.type';
import { InspectionArgs } from '../inspection/inspection.args';
import { cluesOfOrganization, inspectionsOfOrganization } from '../inspection/inspection.loader';
import { InspectionConnection } from '../inspection/inspection.type';
import { InForceArgs } from '../power/power-item.args';
import { powersOfOrganization } from '../power/power-item.loader';
import { PowerItemConnection } from '../power/power-item.type';
import { metricsOfOrganization } from './organization.loader';
import { OrganizationType } from './organization.type';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @FieldResolver(() => DelegationConnection, {
    nullable: true,
    description: 'The delegations it received, by power item. Public but for drafts.',
  })
  delegations(
    @Root() organization: OrganizationType,
    @Ctx() context: EnforcementContext,
    @Args(() => DelegationArgs) args: DelegationArgs,
  ): Promise<Result<ConnectionValue<Delegation>>> {
    return delegationsOfOrganization(context, organization.id, args);
  }

  @FieldResolver(() => PowerItemConnection, {
    nullable: true,
    description: 'The powers it holds by delegations in force on a day. Public.',
  })
  powersInForce(
    @Root() organization: OrganizationType,
    @Ctx() context: EnforcementContext,
    @Args(() => InForceArgs) args: InForceArgs,
  ): Promise<Result<ConnectionValue<PowerItem>>> {
    return powersOfOrganization(context, organization.id, args);
  }

  @FieldResolver(() => [DelegationOriginType], {
    nullable: true,
    description: 'The power items it holds, by the department they came from. Public.',
  })
  async delegationsByOrigin(
    @Root() organization: OrganizationType,
    @Ctx() context: EnforcementContext,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'The day; today when left out.',
    })
    on?: string | null,
  ): Promise<OriginCount[]> {
    const day = on ?? localDateOf(context.clock.now());
    return (await originsOfOrganization(context, organization.id, { on: day })) ?? [];
  }

  @Authenticated()
  @FieldResolver(() => InspectionConnection, {
    nullable: true,
    description: 'The inspections it leads or takes part in that the caller may see.',
  })
  inspections(
    @Root() organization: OrganizationType,
    @Ctx() context: EnforcementContext,
    @Args(() => InspectionArgs) args: InspectionArgs,
  ): Promise<Result<ConnectionValue<Inspection>>> {
    return inspectionsOfOrganization(context, organization.id, args);
  }

  @Authenticated()
  @FieldResolver(() => ClueConnection, {
    nullable: true,
    description: 'The clues sent to it that the caller may see, the latest first.',
  })
  clues(
    @Root() organization: OrganizationType,
    @Ctx() context: EnforcementContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Clue>>> {
    return cluesOfOrganization(context, organization.id, args);
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description: 'Figures of the powers it holds and the visits it leads.',
  })
  enforcementMetrics(
    @Root() organization: OrganizationType,
    @Ctx() context: EnforcementContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfOrganization(context, organization.id, args);
  }
}
