import { connectionType, InstantScalar } from '@gezhi/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { EventOutcome, EventSource, SatisfactionRating } from '../../domain/event/event.codes';
import type { EventState } from '../../domain/event/event.states';
import {
  EventOutcomeEnum,
  EventSourceEnum,
  EventStateEnum,
  SatisfactionRatingEnum,
} from '../event/event.enums';

@ObjectType('EventProgress', {
  description:
    'How far the matter of an event is (办理进度), wherever it is handled: for a merged event, how far the one is that answers it.',
})
export class EventProgressType {
  @Field(() => EventStateEnum, { description: 'Where the matter stands.' })
  state!: EventState;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When its result was reported.' })
  handledAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The last moment of its limit.' })
  dueAt!: Date | null;

  @Field(() => EventOutcomeEnum, { nullable: true, description: 'How it ended.' })
  outcome!: EventOutcome | null;

  @Field(() => String, { nullable: true, description: 'What was done.' })
  result!: string | null;

  @Field(() => SatisfactionRatingEnum, {
    nullable: true,
    description: 'What whoever reported this event said about it.',
  })
  rating!: SatisfactionRating | null;
}

@ObjectType('MergedReport', {
  description:
    'That somebody else reported the same matter (并入反映): how and when, and never who. For the team that handles it.',
})
export class MergedReportType {
  @Field(() => EventSourceEnum, { description: 'Where it came from.' })
  source!: EventSource;

  @Field(() => Boolean, { description: 'Whether whoever reported wants not to be known.' })
  anonymous!: boolean;

  @Field(() => InstantScalar, { description: 'When it was reported.' })
  reportedAt!: Date;

  @Field(() => SatisfactionRatingEnum, {
    nullable: true,
    description: 'What was said about the result; null when nothing was.',
  })
  rating!: SatisfactionRating | null;
}

export const MergedReportConnection = connectionType('MergedReport', () => MergedReportType);
