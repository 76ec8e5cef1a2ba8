import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { DelegationState } from '../../domain/delegation/delegation.states';
import { DelegationStateEnum } from './delegation.enums';

@InputType('DelegationFilter', {
  description: 'Which delegations of a list; conditions left out do not restrict.',
})
export class DelegationFilterInput {
  @Field(() => [DelegationStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: DelegationState[] | null;

  @Field(() => String, { nullable: true, description: 'Of powers of this department.' })
  originDepartmentCode?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'In force on this day.' })
  inForceOn?: string | null;
}

@ArgsType()
export class DelegationArgs extends PageArgs {
  @Field(() => DelegationFilterInput, { nullable: true, description: 'Which delegations.' })
  filter?: DelegationFilterInput | null;
}
