import { connectionType, InstantScalar, Policy } from '@gezhi/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { EVENT_ACTIONS, EventState } from '../../domain/event/event.states';
import { EventActionEnum, EventStateEnum } from './event.enums';

@ObjectType('EventStep', {
  description:
    'One step in the life of an event (流转记录). It tells the organisation that acted, never the person.',
})
export class EventStepType {
  @Field(() => EventActionEnum, { description: 'What was done.' })
  action!: (typeof EVENT_ACTIONS.codes)[number];

  @Field(() => EventStateEnum, { nullable: true, description: 'From where; null for the report.' })
  fromState!: EventState | null;

  @Field(() => EventStateEnum, { description: 'To where.' })
  toState!: EventState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Policy('staff')
  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}

export const EventStepConnection = connectionType('EventStep', () => EventStepType);
