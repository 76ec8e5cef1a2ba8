import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class ChecklistItemArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only the section of this department.' })
  departmentCode?: string | null;
}
