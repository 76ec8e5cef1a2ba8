import { Field, ObjectType } from 'type-graphql';
import { InstantScalar } from '@gezhi/subgraph';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { GovEventType } from '../event/gov-event.type';

@ObjectType('EventChange', {
  description: 'That an event was reported or changed (事件变更), with the event as it is by now.',
})
export class EventChangeType {
  @Field(() => String, { description: 'Its place in the feed: give it as `after` to go on.' })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: 'What was done.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'The state before.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'The state after.' })
  to!: string | null;

  @Field(() => GovEventType, {
    nullable: true,
    description: 'The event; null when it has left your scope meanwhile.',
  })
  event!: GovEvent | null;
}
