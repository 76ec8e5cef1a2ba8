import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Organization } from '../../domain/organization/organization.entity';
import type { PartyOrg } from '../../domain/party-org/party-org.entity';
import { AreaType } from '../area/area.type';
import type { PartyBuildingContext } from '../context';
import { organizationById } from '../organization/organization.loader';
import { OrganizationType } from '../organization/organization.type';
import { PartyOrgType } from './party-org.type';

@Resolver(() => PartyOrgType)
export class PartyOrgResolver {
  @FieldResolver(() => OrganizationType, {
    description: 'The organisation itself: its name, and what it belongs to.',
  })
  organization(
    @Root() { id }: PartyOrg,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization | null> {
    return organizationById(context, id);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area it works in.' })
  area(@Root() { areaCode }: PartyOrg): AreaType {
    return { code: areaCode };
  }
}
