import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class EventCategoryArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'true: only those events hang on.' })
  leavesOnly!: boolean;
}
