import {
  codeEnum,
  connectionType,
  InstantScalar,
  LocalDateScalar,
  LocalizedText,
} from '@gezhi/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { CALENDAR_DAY_KINDS, CALENDAR_DAY_SOURCES } from '../../domain/calendar/calendar.codes';
import type { CalendarDayKind } from '../../domain/calendar/calendar.codes';

export const CalendarDayKindEnum = codeEnum(CALENDAR_DAY_KINDS);
export const CalendarDaySourceEnum = codeEnum(CALENDAR_DAY_SOURCES);

@ObjectType('EnteredCalendarDay', {
  description: 'A day that the city entered; it wins over the published arrangement.',
})
export class EnteredCalendarDayType {
  @Field(() => LocalDateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => CalendarDayKindEnum, { description: 'What it is.' })
  kind!: CalendarDayKind;

  @Field(() => String, { description: 'Why.' })
  note!: string;

  @Field(() => String, { description: 'The notice it follows.' })
  source!: string;

  @Field(() => LocalDateScalar, { description: 'The day it was entered.' })
  enteredOn!: string;
}

export const EnteredCalendarDayConnection = connectionType(
  'EnteredCalendarDay',
  () => EnteredCalendarDayType,
);

@ObjectType('WorkCalendarDay', {
  description: 'What the working calendar (工作日历) knows about a day: limits are counted by it.',
})
export class WorkCalendarDayType {
  @Field(() => LocalDateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => Boolean, { description: 'Whether it is a working day.' })
  workday!: boolean;

  @Field(() => CalendarDaySourceEnum, { description: 'The rule that decided it.' })
  source!: 'OVERRIDE' | 'STATUTORY' | 'WEEK';

  @Field(() => LocalizedText, { nullable: true, description: 'The festival, if one decided it.' })
  festival!: LocalizedText | null;

  @Field(() => String, { nullable: true, description: 'What the city noted, if it entered it.' })
  note!: string | null;

  @Field(() => Boolean, {
    description: 'false while the holidays of its year are not known: limits may still move.',
  })
  covered!: boolean;
}

@ObjectType('CalendarDayChange', { description: 'What became of one day.' })
export class CalendarDayChangeType {
  @Field(() => LocalDateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => CalendarDayKindEnum, { nullable: true, description: 'What had been entered.' })
  from!: CalendarDayKind | null;

  @Field(() => CalendarDayKindEnum, {
    nullable: true,
    description: 'What it is now; null when it was withdrawn.',
  })
  to!: CalendarDayKind | null;

  @Field(() => String, { description: 'Why.' })
  note!: string;
}

@ObjectType('CalendarNotice', {
  description:
    'One change of the working calendar (工作日历调整). Running limits move with it within minutes; each says so in ' +
    'the history of its event.',
})
export class CalendarNoticeType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The notice it follows.' })
  source!: string;

  @Field(() => InstantScalar, { description: 'When it was entered.' })
  enteredAt!: Date;

  @Field(() => [CalendarDayChangeType], { description: 'The days, at most 100.' })
  days!: CalendarDayChangeType[];
}
