import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ClaimTransition } from '../../domain/claim/claim-transition.entity';
import type { Organization } from '../../domain/organization/organization.entity';
import type { PartyBuildingContext } from '../context';
import { organizationById } from '../organization/organization.loader';
import { OrganizationType } from '../organization/organization.type';
import { ClaimStepType } from './claim.type';

@Resolver(() => ClaimStepType)
export class ClaimStepResolver {
  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that acted; people are not shown.',
  })
  organization(
    @Root() { actorOrganizationId }: ClaimTransition,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization | null> | null {
    return actorOrganizationId === null ? null : organizationById(context, actorOrganizationId);
  }
}
