import { codeEnum, connectionType, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { BranchKind, PartyTier } from '../../domain/party-org/party-org.codes';
import { BRANCH_KINDS, PARTY_TIERS } from '../../domain/party-org/party-org.codes';

export const PartyTierEnum = codeEnum(PARTY_TIERS);
export const BranchKindEnum = codeEnum(BRANCH_KINDS);

@Directive('@key(fields: "id")')
@ObjectType('PartyOrg', {
  description:
    'What an organisation is as a party organisation (党组织). Counts only: who belongs to the party is stored nowhere (P9).',
})
export class PartyOrgType {
  @Field(() => ID, { description: 'The key of the organisation.' })
  id!: string;

  @Field(() => PartyTierEnum, {
    nullable: true,
    description:
      'Its tier; null for industry committees and property branches, which stand beside.',
  })
  tier!: PartyTier | null;

  @Field(() => BranchKindEnum, { description: 'What it is built on.' })
  branchKind!: BranchKind;

  @Field(() => ID, { nullable: true, description: 'The grid of a grid branch.' })
  gridCode!: string | null;

  @Field(() => Int, { description: 'Own members, as a count; branches below are not in it.' })
  memberCount!: number;

  @Field(() => Int, { description: 'Members who look after a building (党员楼栋长), as a count.' })
  buildingHeads!: number;

  @Field(() => Boolean, {
    description: 'Whether one person leads the grid and the branch (一肩挑).',
  })
  secretaryLeadsGrid!: boolean;

  @Field(() => LocalDateScalar, { description: 'When it was founded.' })
  foundedOn!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day it no longer exists; null while it does.',
  })
  dissolvedOn!: string | null;
}

export const PartyOrgConnection = connectionType('PartyOrg', () => PartyOrgType);
