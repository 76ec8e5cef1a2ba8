import { Field, InputType } from 'type-graphql';
import type { EventState } from '../../domain/event/event.states';
import { EventStateEnum } from './event.enums';

@InputType('EventFilter', {
  description: 'Which events of a list; conditions left out do not restrict.',
})
export class EventFilterInput {
  @Field(() => [EventStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: EventState[] | null;
}
