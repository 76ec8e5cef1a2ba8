import type { DeadlineStatus, DeadlineUnit } from '@gezhi/deadlines';
import { InstantScalar } from '@gezhi/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { DeadlineStatusEnum, DeadlineUnitEnum } from './event.enums';

@ObjectType('EventDeadline', {
  description:
    'The limit for handling an event (办理时限), from acceptance to close, on the working calendar.',
})
export class EventDeadlineType {
  @Field(() => DeadlineStatusEnum, {
    description: 'How it stands now; approaching from 80 % on (G7).',
  })
  status!: DeadlineStatus;

  @Field(() => InstantScalar, {
    description: 'The last moment that keeps it; while paused, as it stood when the pause began.',
  })
  dueAt!: Date;

  @Field(() => InstantScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When the event was closed.' })
  metAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the present pause began.' })
  pausedAt!: Date | null;

  @Field(() => DeadlineUnitEnum, { description: 'How it is counted.' })
  unit!: DeadlineUnit;

  @Field(() => Int, { description: 'The limit as it was at the start, in its unit.' })
  amount!: number;

  @Field(() => Int, { description: 'What was added, in its unit.' })
  extendedBy!: number;

  @Field(() => String, { description: 'The norm or the list it follows.' })
  basis!: string;

  @Field(() => Boolean, {
    description: 'false while it reaches into a year whose holidays are not announced.',
  })
  covered!: boolean;
}
