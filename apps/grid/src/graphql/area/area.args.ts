import type { AreaKind } from '@gezhi/kernel';
import { PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field } from 'type-graphql';
import { EventFilterInput } from '../event/event-filter.input';
import { AreaKindEnum } from './area.type';

@ArgsType()
export class ChildAreaArgs extends PageArgs {
  @Field(() => AreaKindEnum, {
    nullable: true,
    description: 'All areas of this kind within; one level below when left out.',
  })
  kind?: AreaKind | null;
}

@ArgsType()
export class AreaEventArgs extends PageArgs {
  @Field(() => EventFilterInput, { nullable: true, description: 'Which events.' })
  filter?: EventFilterInput | null;
}
