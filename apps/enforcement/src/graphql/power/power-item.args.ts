import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class PowerItemArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only items of this department.' })
  originDepartmentCode?: string | null;
}

@ArgsType()
export class InForceArgs extends PageArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day; today when left out.' })
  on?: string | null;
}

@ArgsType()
export class PowersInForceArgs extends InForceArgs {
  @Field(() => ID, { description: 'The organisation that holds the powers.' })
  organizationId!: string;
}
