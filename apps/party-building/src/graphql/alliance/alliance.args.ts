import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class AllianceMemberArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Also those that have left.' })
  withFormer: boolean = false;
}
