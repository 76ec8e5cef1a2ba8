import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { CalendarDayKind } from '../../domain/calendar/calendar.codes';
import { CalendarDayKindEnum } from './calendar.type';

@InputType('CalendarDayInput', { description: 'What a day is to be.' })
export class CalendarDayInput {
  @Field(() => LocalDateScalar, { description: 'The day, from today on.' })
  date!: string;

  @Field(() => CalendarDayKindEnum, { description: 'What it is.' })
  kind!: CalendarDayKind;

  @Field(() => String, { description: 'Why, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  note!: string;
}

@InputType('SetCalendarDaysInput', { description: 'Entering days off and make-up days.' })
export class SetCalendarDaysInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key changes nothing twice.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, {
    description: 'The notice it follows, such as 国办发明电〔2026〕N号, 2 to 200 characters.',
  })
  @Length(2, 200)
  source!: string;

  @Field(() => [CalendarDayInput], { description: 'The days, 1 to 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested()
  days!: CalendarDayInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the days entered for their year are its whole arrangement.',
  })
  completesYear!: boolean;
}

@InputType('WithdrawCalendarDaysInput', { description: 'Withdrawing days that were entered.' })
export class WithdrawCalendarDaysInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key changes nothing twice.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The notice it follows, 2 to 200 characters.' })
  @Length(2, 200)
  source!: string;

  @Field(() => [LocalDateScalar], { description: 'The days, 1 to 100, from today on.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  dates!: string[];
}

@ArgsType()
export class CalendarDayListArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: 'Of this year alone.' })
  @IsOptional()
  @Min(2000)
  @Max(2100)
  year?: number | null;
}
