import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Claim } from '../../domain/claim/claim.entity';
import type { ClaimTransition } from '../../domain/claim/claim-transition.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import type { Organization } from '../../domain/organization/organization.entity';
import type { PartyBuildingContext } from '../context';
import { listItemById } from '../list-item/list-item.loader';
import { AllianceListItemType } from '../list-item/list-item.type';
import { organizationById } from '../organization/organization.loader';
import { OrganizationType } from '../organization/organization.type';
import { claimById, stepsOfClaim } from './claim.loader';
import { ClaimStepConnection, ClaimType } from './claim.type';

@Resolver(() => ClaimType)
export class ClaimResolver {
  @Query(() => ClaimType, {
    nullable: true,
    description:
      'A claim by its key; null when there is none or it is not shared with the caller (P8).',
  })
  claim(
    @Ctx() context: PartyBuildingContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<Claim | null> {
    return claimById(context, id);
  }

  @FieldResolver(() => AllianceListItemType, { description: 'The need or risk.' })
  item(
    @Root() { itemId }: Claim,
    @Ctx() context: PartyBuildingContext,
  ): Promise<AllianceListItem | null> {
    return listItemById(context, itemId);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The member that answers for the delivery (牵头认领); null until somebody claims.',
  })
  leadClaimer(
    @Root() { leadOrganizationId }: Claim,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization | null> | null {
    return leadOrganizationId === null ? null : organizationById(context, leadOrganizationId);
  }

  @FieldResolver(() => [OrganizationType], {
    description: 'The members that help (协助认领), at most 20, in the order they came.',
  })
  async assistants(
    @Root() { assistantIds }: Claim,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization[]> {
    const found = await Promise.all(assistantIds.map((id) => organizationById(context, id)));
    return found.filter((organization) => organization !== null);
  }

  @FieldResolver(() => ClaimStepConnection, { description: 'What happened to it, in order.' })
  history(
    @Root() { id }: Claim,
    @Ctx() context: PartyBuildingContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<ClaimTransition>>> {
    return stepsOfClaim(context, id, args);
  }
}
