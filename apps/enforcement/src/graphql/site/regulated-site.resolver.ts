import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { RegulatedSite } from '../../domain/site/regulated-site.entity';
import { isOfPerson } from '../../domain/site/site.access';
import type { VisitCap } from '../../domain/site/visit-cap.entity';
import { visitCaps } from '../../use-cases/site/list-visit-caps';
import { registerSite } from '../../use-cases/site/register-site';
import { AreaType } from '../area/area.type';
import type { EnforcementContext } from '../context';
import { InspectionArgs } from '../inspection/inspection.args';
import { InspectionConnection } from '../inspection/inspection.type';
import { OrganizationType } from '../organization/organization.type';
import { RegisterRegulatedSiteInput } from './regulated-site.input';
import { inspectionsBySite, siteByKey } from './regulated-site.loader';
import { RegulatedSiteType, VisitCapType } from './regulated-site.type';

const RegisterRegulatedSiteResult = mutationResult(
  'RegisterRegulatedSiteResult',
  'RegulatedSite',
  () => RegulatedSiteType,
);

@Resolver(() => RegulatedSiteType)
export class RegulatedSiteResolver {
  @Query(() => RegulatedSiteType, {
    nullable: true,
    description: 'A site by its key; null when there is none in the scope of the caller.',
  })
  regulatedSite(
    @Ctx() context: EnforcementContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<RegulatedSite | null> {
    return siteByKey(context, id);
  }

  @Query(() => [VisitCapType], { description: 'How often sites may be visited in a year. Public.' })
  visitCaps(@Ctx() context: EnforcementContext): Promise<VisitCap[]> {
    return visitCaps(context);
  }

  @FieldResolver(() => String, {
    description:
      'The legal entity’s unified social credit code; a sole trader’s is masked (92**************08), but for itself.',
  })
  uscc(@Root() site: RegulatedSite): string {
    return site.uscc;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the entity is an individual business (个体工商户), whose code is masked.',
  })
  soleTrader(@Root() site: RegulatedSite): boolean {
    return isOfPerson(site);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation of the register, where the entity is in it.',
  })
  organization(@Root() site: RegulatedSite): OrganizationType | null {
    return site.organizationId === null ? null : { id: site.organizationId };
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'The grid, or the smallest area known.',
  })
  area(@Root() site: RegulatedSite): AreaType {
    return { code: site.areaCode };
  }

  @FieldResolver(() => InspectionConnection, {
    nullable: true,
    description: 'Its inspections, the latest first.',
  })
  inspections(
    @Root() site: RegulatedSite,
    @Ctx() context: EnforcementContext,
    @Args(() => InspectionArgs) args: InspectionArgs,
  ): Promise<Result<ConnectionValue<Inspection>>> {
    return inspectionsBySite(context, site.id, args);
  }

  @Authenticated()
  @Mutation(() => RegisterRegulatedSiteResult, {
    description:
      'Registers a place of business (检查对象登记). Roles: officers and command centres within their areas.',
  })
  registerRegulatedSite(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => RegisterRegulatedSiteInput) input: RegisterRegulatedSiteInput,
  ): Promise<Result<RegulatedSite>> {
    return registerSite(context, input);
  }
}
