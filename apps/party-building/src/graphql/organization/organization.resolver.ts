import type { Result } from '@gezhi/kernel';
import { parseAreaCode } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, MetricArgs, MetricType, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import type { Claim } from '../../domain/claim/claim.entity';
import type { Organization } from '../../domain/organization/organization.entity';
import type { PartyOrg } from '../../domain/party-org/party-org.entity';
import { AllianceConnection } from '../alliance/alliance.type';
import { AreaType } from '../area/area.type';
import { ClaimArgs } from '../claim/claim.args';
import { ClaimConnection } from '../claim/claim.type';
import type { PartyBuildingContext } from '../context';
import { partyOrgById } from '../party-org/party-org.loader';
import { PartyOrgType } from '../party-org/party-org.type';
import { OrganizationArgs } from './organization.args';
import {
  allOrganizations,
  alliancesOfOrganization,
  childrenOfOrganization,
  claimsOfOrganization,
  metricsOfOrganization,
  organizationById,
} from './organization.loader';
import { OrganizationConnection, OrganizationType } from './organization.type';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Query(() => OrganizationType, {
    nullable: true,
    description: 'An organisation by its key; null when there is none. Public.',
  })
  organization(
    @Ctx() context: PartyBuildingContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<Organization | null> {
    return organizationById(context, id);
  }

  @Query(() => OrganizationConnection, {
    description: 'The register of organisations, by name. Public.',
  })
  async organizations(
    @Ctx() context: PartyBuildingContext,
    @Args(() => OrganizationArgs) args: OrganizationArgs,
  ): Promise<Result<ConnectionValue<Organization>>> {
    const areaCode = args.filter?.areaCode;
    const area = areaCode ? parseAreaCode(areaCode, ['filter', 'areaCode']) : null;
    return area?.ok === false ? area : allOrganizations(context, '', args);
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'The area it serves or stands in.',
  })
  area(@Root() { areaCode }: Organization): AreaType {
    return { code: areaCode };
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation it belongs to.',
  })
  parent(
    @Root() { parentId }: Organization,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization | null> | null {
    return parentId === null ? null : organizationById(context, parentId);
  }

  @FieldResolver(() => OrganizationConnection, {
    description: 'The organisations directly below it, by name.',
  })
  children(
    @Root() { id }: Organization,
    @Ctx() context: PartyBuildingContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Organization>>> {
    return childrenOfOrganization(context, id, args);
  }

  @FieldResolver(() => PartyOrgType, {
    nullable: true,
    description: 'What it is as a party organisation; null for all others.',
  })
  partyOrg(
    @Root() { id }: Organization,
    @Ctx() context: PartyBuildingContext,
  ): Promise<PartyOrg | null> {
    return partyOrgById(context, id);
  }

  @FieldResolver(() => AllianceConnection, {
    nullable: true,
    description: 'The active alliances it is a member of. Public.',
  })
  alliances(
    @Root() { id }: Organization,
    @Ctx() context: PartyBuildingContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Alliance>>> {
    return alliancesOfOrganization(context, id, args);
  }

  @Authenticated()
  @FieldResolver(() => ClaimConnection, {
    nullable: true,
    description:
      'The claims it leads or assists, the newest first; only those of alliances that share their lists with the caller (P8).',
  })
  claims(
    @Root() { id }: Organization,
    @Ctx() context: PartyBuildingContext,
    @Args(() => ClaimArgs) args: ClaimArgs,
  ): Promise<Result<ConnectionValue<Claim>>> {
    return claimsOfOrganization(context, id, args);
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description: 'Figures of alliances and claims of the organisation.',
  })
  partyMetrics(
    @Root() { id }: Organization,
    @Ctx() context: PartyBuildingContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfOrganization(context, id, args);
  }
}
