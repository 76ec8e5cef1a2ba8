import { InstantScalar, PageArgs } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { EventFlag, EventSource, Urgency } from '../../domain/event/event.codes';
import type { EventState } from '../../domain/event/event.states';
import { EventFlagEnum, EventSourceEnum, EventStateEnum, UrgencyEnum } from './event.enums';

@InputType('EventFilter', {
  description: 'Which events of a list; conditions left out do not restrict.',
})
export class EventFilterInput {
  @Field(() => [EventStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(50)
  states?: EventState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only those in which somebody still has something to do.',
  })
  open?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Under this category, at any depth.' })
  @IsOptional()
  @MaxLength(100)
  categoryCode?: string | null;

  @Field(() => [EventSourceEnum], { nullable: true, description: 'From one of these sources.' })
  @IsOptional()
  @ArrayMaxSize(50)
  sources?: EventSource[] | null;

  @Field(() => [UrgencyEnum], { nullable: true, description: 'Of one of these urgencies.' })
  @IsOptional()
  @ArrayMaxSize(50)
  urgencies?: Urgency[] | null;

  @Field(() => [EventFlagEnum], { nullable: true, description: 'With all of these flags.' })
  @IsOptional()
  @ArrayMaxSize(50)
  flags?: EventFlag[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only open ones whose limit has run out.',
  })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only open ones that have used more than 80 % of their limit (G7).',
  })
  approaching?: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Reported then or later.' })
  reportedFrom?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Reported earlier than this.' })
  reportedBefore?: Date | null;
}

@ArgsType()
export class EventListArgs extends PageArgs {
  @Field(() => EventFilterInput, { nullable: true, description: 'Which events.' })
  filter?: EventFilterInput | null;
}
