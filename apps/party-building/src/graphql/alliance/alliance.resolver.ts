import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import type { AllianceMember } from '../../domain/alliance/alliance-member.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import type { Organization } from '../../domain/organization/organization.entity';
import { amendCharter } from '../../use-cases/alliance/amend-charter';
import { dissolveAlliance } from '../../use-cases/alliance/dissolve-alliance';
import { establishAlliance } from '../../use-cases/alliance/establish-alliance';
import { AreaType } from '../area/area.type';
import type { PartyBuildingContext } from '../context';
import { AllianceListItemArgs } from '../list-item/list-item.args';
import { AllianceListItemConnection } from '../list-item/list-item.type';
import { organizationById } from '../organization/organization.loader';
import { OrganizationType } from '../organization/organization.type';
import { AllianceMemberArgs } from './alliance.args';
import {
  AmendAllianceCharterInput,
  DissolveAllianceInput,
  EstablishAllianceInput,
} from './alliance.input';
import { allianceById, listItemsOfAlliance, membersOfAlliance } from './alliance.loader';
import { AllianceMemberConnection, AllianceType } from './alliance.type';

const result = (name: string): object => mutationResult(name, 'Alliance', () => AllianceType);
const EstablishAllianceResult = result('EstablishAllianceResult');
const AmendAllianceCharterResult = result('AmendAllianceCharterResult');
const DissolveAllianceResult = result('DissolveAllianceResult');

@Resolver(() => AllianceType)
export class AllianceResolver {
  @Query(() => AllianceType, {
    nullable: true,
    description: 'An alliance by its key; null when there is none. Public.',
  })
  alliance(
    @Ctx() context: PartyBuildingContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<Alliance | null> {
    return allianceById(context, id);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area it works for.' })
  area(@Root() { areaCode }: Alliance): AreaType {
    return { code: areaCode };
  }

  @FieldResolver(() => OrganizationType, { description: 'The member that leads it (牵头单位).' })
  leadOrganization(
    @Root() { leadOrganizationId }: Alliance,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization | null> {
    return organizationById(context, leadOrganizationId);
  }

  @FieldResolver(() => AllianceMemberConnection, {
    description: 'Its members, the oldest membership first. Public.',
  })
  members(
    @Root() { id }: Alliance,
    @Ctx() context: PartyBuildingContext,
    @Args(() => AllianceMemberArgs) args: AllianceMemberArgs,
  ): Promise<Result<ConnectionValue<AllianceMember>>> {
    return membersOfAlliance(context, id, args);
  }

  @Authenticated()
  @FieldResolver(() => AllianceListItemConnection, {
    nullable: true,
    description:
      'What stands on its four lists, the newest first; empty for everybody outside the alliance (P8).',
  })
  listItems(
    @Root() { id }: Alliance,
    @Ctx() context: PartyBuildingContext,
    @Args(() => AllianceListItemArgs) args: AllianceListItemArgs,
  ): Promise<Result<ConnectionValue<AllianceListItem>>> {
    return listItemsOfAlliance(context, id, args);
  }

  @Authenticated()
  @Mutation(() => EstablishAllianceResult, {
    description:
      'Establishes an alliance (成立联盟). Roles: party organisers and command centres, in their areas.',
  })
  establishAlliance(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => EstablishAllianceInput) input: EstablishAllianceInput,
  ): Promise<Result<Alliance>> {
    return establishAlliance(context, input);
  }

  @Authenticated()
  @Mutation(() => AmendAllianceCharterResult, {
    description:
      'Amends the charter (修订章程). Roles: organisers of the area, the leading organisation.',
  })
  amendAllianceCharter(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => AmendAllianceCharterInput) input: AmendAllianceCharterInput,
  ): Promise<Result<Alliance>> {
    return amendCharter(context, input);
  }

  @Authenticated()
  @Mutation(() => DissolveAllianceResult, {
    description: 'Dissolves an alliance (解散联盟). Roles: organisers of the area.',
  })
  dissolveAlliance(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => DissolveAllianceInput) input: DissolveAllianceInput,
  ): Promise<Result<Alliance>> {
    return dissolveAlliance(context, input);
  }
}
