import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { BranchKind, OrganizedTier } from '../../domain/party-org/party-org.codes';
import { BranchKindEnum, PartyTierEnum } from './party-org.type';

@InputType('PartyOrgFilter', {
  description: 'Which party organisations; conditions left out do not restrict.',
})
export class PartyOrgFilterInput {
  @Field(() => [PartyTierEnum], { nullable: true, description: 'Of one of these tiers.' })
  tiers?: OrganizedTier[] | null;

  @Field(() => [BranchKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  branchKinds?: BranchKind[] | null;
}

@ArgsType()
export class PartyOrgArgs extends PageArgs {
  @Field(() => PartyOrgFilterInput, { nullable: true, description: 'Which party organisations.' })
  filter?: PartyOrgFilterInput | null;
}
