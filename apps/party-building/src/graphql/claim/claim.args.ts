import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { ClaimState } from '../../domain/claim/claim.states';
import { ClaimStateEnum } from './claim.type';

@InputType('ClaimFilter', { description: 'Which claims; conditions left out do not restrict.' })
export class ClaimFilterInput {
  @Field(() => [ClaimStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: ClaimState[] | null;
}

@ArgsType()
export class ClaimArgs extends PageArgs {
  @Field(() => ClaimFilterInput, { nullable: true, description: 'Which claims.' })
  filter?: ClaimFilterInput | null;
}
