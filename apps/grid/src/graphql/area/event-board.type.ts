import { Policy } from '@gezhi/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { EventState } from '../../domain/event/event.states';
import { EventStateEnum } from '../event/event.enums';

@ObjectType('EventStateCount', { description: 'How many open events are in a state.' })
export class EventStateCountType {
  @Field(() => EventStateEnum, { description: 'The state.' })
  state!: EventState;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@Policy('staff')
@ObjectType('EventBoard', {
  description:
    'The open events of an area at a glance (值守看板), for those who are on duty there.',
})
export class EventBoardType {
  @Field(() => Int, { description: 'How many are open.' })
  open!: number;

  @Field(() => Int, { description: 'How many of them have run out of their limit.' })
  overdue!: number;

  @Field(() => Int, { description: 'How many have used more than 80 % of it (G7).' })
  approaching!: number;

  @Field(() => [EventStateCountType], {
    description: 'By state; states without events are absent.',
  })
  byState!: EventStateCountType[];
}
