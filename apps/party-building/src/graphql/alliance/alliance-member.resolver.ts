import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import type { AllianceMember } from '../../domain/alliance/alliance-member.entity';
import type { Organization } from '../../domain/organization/organization.entity';
import { addMember } from '../../use-cases/alliance/add-member';
import { endMembership } from '../../use-cases/alliance/end-membership';
import type { PartyBuildingContext } from '../context';
import { organizationById } from '../organization/organization.loader';
import { OrganizationType } from '../organization/organization.type';
import { AddAllianceMemberInput, EndAllianceMembershipInput } from './alliance.input';
import { allianceById } from './alliance.loader';
import { AllianceMemberType, AllianceType } from './alliance.type';

const result = (name: string): object =>
  mutationResult(name, 'AllianceMember', () => AllianceMemberType);
const AddAllianceMemberResult = result('AddAllianceMemberResult');
const EndAllianceMembershipResult = result('EndAllianceMembershipResult');

@Resolver(() => AllianceMemberType)
export class AllianceMemberResolver {
  @FieldResolver(() => OrganizationType, { description: 'The member.' })
  organization(
    @Root() { organizationId }: AllianceMember,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Organization | null> {
    return organizationById(context, organizationId);
  }

  @FieldResolver(() => AllianceType, { description: 'The alliance.' })
  alliance(
    @Root() { allianceId }: AllianceMember,
    @Ctx() context: PartyBuildingContext,
  ): Promise<Alliance | null> {
    return allianceById(context, allianceId);
  }

  @Authenticated()
  @Mutation(() => AddAllianceMemberResult, {
    description:
      'Enters an organisation into an alliance (入盟). Roles: organisers of the area, the leading organisation.',
  })
  addAllianceMember(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => AddAllianceMemberInput) input: AddAllianceMemberInput,
  ): Promise<Result<AllianceMember>> {
    return addMember(context, input);
  }

  @Authenticated()
  @Mutation(() => EndAllianceMembershipResult, {
    description: 'Ends a membership (退盟). Roles: organisers of the area, the member itself.',
  })
  endAllianceMembership(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => EndAllianceMembershipInput) input: EndAllianceMembershipInput,
  ): Promise<Result<AllianceMember>> {
    return endMembership(context, input);
  }
}
