import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import type { Claim } from '../../domain/claim/claim.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import type { Organization } from '../../domain/organization/organization.entity';
import { publishItem } from '../../use-cases/list-item/publish-item';
import { withdrawItem } from '../../use-cases/list-item/withdraw-item';
import { allianceById } from '../alliance/alliance.loader';
import { AllianceType } from '../alliance/alliance.type';
import { ClaimConnection, ClaimType } from '../claim/claim.type';
import type { PartyBuildingContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import { organizationById } from '../organization/organization.loader';
import { OrganizationType } from '../organization/organization.type';
import { PublishListItemInput, WithdrawListItemInput } from './list-item.input';
import { claimsOfListItem, latestClaim, listItemById } from './list-item.loader';
import { AllianceListItemType } from './list-item.type';

const result = (name: string): object =>
  mutationResult(name, 'AllianceListItem', () => AllianceListItemType);
const PublishListItemResult = result('PublishListItemResult');
const WithdrawListItemResult = result('WithdrawListItemResult');

@Resolver(() => AllianceListItemType)
export class AllianceListItemResolver {
  @Query(() => AllianceListItemType, {
    nullable: true,
    description:
      'An item of a list by its key; null when there is none or it is not shared with the caller (P8).',
  })
  allianceListItem(
    @Ctx() context: PartyBuildingContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<AllianceListItem | null> {
    return listItemById(context, id);
  }

  @FieldResolver(() => AllianceType, { description: 'The alliance it is shared in.' })
  alliance(
    @Root() { allianceId }: AllianceListItem,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Alliance | null> {
    return allianceById(context, allianceId);
  }

  @FieldResolver(() => OrganizationType, {
    description: 'The member whose information, resource, need or risk it is.',
  })
  owner(
    @Root() { ownerOrganizationId }: AllianceListItem,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization | null> {
    return organizationById(context, ownerOrganizationId);
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The event it came from (来源事件); null where there was none.',
  })
  sourceEvent(@Root() { sourceEventId }: AllianceListItem): GovEventType | null {
    return sourceEventId === null ? null : { id: sourceEventId };
  }

  @FieldResolver(() => ClaimType, {
    nullable: true,
    description: 'Its present claim: how far it has got. Null for information and resources.',
  })
  claim(
    @Root() { id }: AllianceListItem,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Claim | null> {
    return latestClaim(context, id);
  }

  @FieldResolver(() => ClaimConnection, {
    nullable: true,
    description: 'All its claims, the present one first; earlier ones were returned.',
  })
  claims(
    @Root() { id }: AllianceListItem,
    @Ctx() context: PartyBuildingContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Claim>>> {
    return claimsOfListItem(context, id, args);
  }

  @Authenticated()
  @Mutation(() => PublishListItemResult, {
    description:
      'Publishes an item (发布) for the caller’s organisation. Roles: representatives of members of the alliance.',
  })
  publishListItem(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => PublishListItemInput) input: PublishListItemInput,
  ): Promise<Result<AllianceListItem>> {
    return publishItem(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawListItemResult, {
    description:
      'Withdraws an item (撤回) whose claim both sides have not agreed on. Roles: its owner, organisers of the area.',
  })
  withdrawListItem(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => WithdrawListItemInput) input: WithdrawListItemInput,
  ): Promise<Result<AllianceListItem>> {
    return withdrawItem(context, input);
  }
}
