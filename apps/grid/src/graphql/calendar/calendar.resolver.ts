import type { CalendarDay as KnownDay } from '@gezhi/deadlines';
import type { LocalDate, Result } from '@gezhi/kernel';
import { ok, parseLocalDate } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, listField, LocalDateScalar, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { CalendarDay } from '../../domain/calendar/calendar-day.entity';
import type { CalendarNotice } from '../../domain/calendar/calendar-notice.entity';
import { setCalendarDays, withdrawCalendarDays } from '../../use-cases/calendar/change-calendar';
import { enteredDaysOf } from '../../use-cases/calendar/list-calendar';
import type { GridContext } from '../context';
import { calendarOf } from '../escalation/escalation.loader';
import {
  CalendarDayListArgs,
  SetCalendarDaysInput,
  WithdrawCalendarDaysInput,
} from './calendar.input';
import {
  CalendarNoticeType,
  EnteredCalendarDayConnection,
  WorkCalendarDayType,
} from './calendar.type';

const result = (name: string) => mutationResult(name, 'CalendarNotice', () => CalendarNoticeType);
const SetCalendarDaysResult = result('SetCalendarDaysResult');
const WithdrawCalendarDaysResult = result('WithdrawCalendarDaysResult');

const enteredDays = listField<CalendarDay, CalendarDayListArgs, GridContext>(
  'Query.enteredCalendarDays',
  (_, { year }) => enteredDaysOf(year ?? null),
);

/** The working calendar (工作日历), by which limits are counted. */
@Resolver()
export class CalendarResolver {
  @Query(() => WorkCalendarDayType, {
    nullable: true,
    description: 'What the working calendar knows about a day.',
  })
  async workCalendarDay(
    @Ctx() context: GridContext,
    @Arg('date', () => LocalDateScalar, { description: 'The day.' }) date: string,
  ): Promise<Result<KnownDay | null>> {
    const parsed = parseLocalDate(date, ['date']);
    if (!parsed.ok) return parsed;
    const day: LocalDate = parsed.value;
    return ok((await calendarOf(context, ''))?.day(day) ?? null);
  }

  @Query(() => EnteredCalendarDayConnection, {
    description: 'The days the city entered, in their order; they win over the published ones.',
  })
  enteredCalendarDays(
    @Ctx() context: GridContext,
    @Args(() => CalendarDayListArgs) args: CalendarDayListArgs,
  ): Promise<Result<ConnectionValue<CalendarDay>>> {
    return enteredDays(context, '', args);
  }

  @Authenticated()
  @Mutation(() => SetCalendarDaysResult, {
    description:
      'Enters days off and make-up days from today on (设置节假日与调休); running limits move with them. Roles: ' +
      'administrators of the city. Answers CALENDAR_DAY_TWICE, _PAST, _FAR, _CONTRADICTS, _NO_CHANGE, ' +
      'CALENDAR_YEARS_MIXED.',
  })
  setCalendarDays(
    @Ctx() context: GridContext,
    @Arg('input', () => SetCalendarDaysInput) input: SetCalendarDaysInput,
  ): Promise<Result<CalendarNotice>> {
    return setCalendarDays(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawCalendarDaysResult, {
    description:
      'Withdraws days that were entered (撤销); the published arrangement decides again. Roles: administrators of ' +
      'the city. Answers CALENDAR_DAY_UNKNOWN, CALENDAR_DAY_PAST.',
  })
  withdrawCalendarDays(
    @Ctx() context: GridContext,
    @Arg('input', () => WithdrawCalendarDaysInput) input: WithdrawCalendarDaysInput,
  ): Promise<Result<CalendarNotice>> {
    return withdrawCalendarDays(context, input);
  }
}
