import { PageArgs } from '@gezhi/subgraph';
import { IsOptional, Length } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { ChannelTag } from '../../domain/item/item.codes';
import { ChannelTagEnum } from './item.enums';

@InputType('ServiceItemFilter', {
  description: 'Which items of a list; conditions left out do not restrict.',
})
export class ServiceItemFilterInput {
  @Field(() => ChannelTagEnum, { nullable: true, description: 'With this channel tag today.' })
  tag?: ChannelTag | null;

  @Field(() => ID, { nullable: true, description: 'Carried out by this organisation.' })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this entry of the basic catalogue.' })
  catalogCode?: string | null;

  @Field(() => String, { nullable: true, description: 'With this in its name.' })
  @IsOptional()
  @Length(1, 50)
  name?: string | null;
}

@ArgsType()
export class ServiceItemArgs extends PageArgs {
  @Field(() => ServiceItemFilterInput, { nullable: true, description: 'Which items.' })
  filter?: ServiceItemFilterInput | null;
}
