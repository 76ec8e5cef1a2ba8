import type { DeadlineStatus } from '@gezhi/deadlines';
import { InstantScalar } from '@gezhi/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { ClockKind } from '../../domain/application/application.codes';
import { ApplicationClockKindEnum, DeadlineStatusEnum } from './application.enums';

@ObjectType('ApplicationClock', {
  description:
    'A limit of an application (办件时限), counted in working days (行政许可法 art. 82): rest days and public holidays ' +
    'are left out, make-up workdays count, special procedures stop it.',
})
export class ApplicationClockType {
  @Field(() => ApplicationClockKindEnum, { description: 'Which limit.' })
  kind!: ClockKind;

  @Field(() => Int, { description: 'Working days granted at the start.' })
  amount!: number;

  @Field(() => InstantScalar, { description: 'When it began; that day does not count.' })
  startedAt!: Date;

  @Field(() => InstantScalar, { description: 'The last instant that keeps it.' })
  dueAt!: Date;

  @Field(() => Int, { description: 'Working days that special procedures took.' })
  pausedTotal!: number;

  @Field(() => Int, { description: 'Working days added by an extension.' })
  extendedBy!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was met; null while open.' })
  metAt!: Date | null;

  @Field(() => DeadlineStatusEnum, { description: 'How it stands now.' })
  status!: DeadlineStatus;

  @Field(() => String, { description: 'The law or promise it follows.' })
  basis!: string;
}
