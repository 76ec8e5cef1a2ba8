import { WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { CalendarDay } from '../../domain/calendar/calendar-day.entity';

/** More days than anybody enters; a table longer than this is a mistake that must not be half read. */
const MOST_DAYS = 5_000;

/** The working calendar as it stands: the published one under the days that administrators entered. */
export async function workCalendar({
  manager,
}: Pick<UnitOfWork, 'manager'>): Promise<WorkCalendar> {
  const days = await manager.find(CalendarDay, { order: { date: 'ASC' }, take: MOST_DAYS });
  return new WorkCalendar({
    overrides: days.map(({ date, kind, note }) => ({ date: date as LocalDate, kind, note })),
    enteredYears: days
      .filter(({ completesYear }) => completesYear)
      .map(({ date }) => Number(date.slice(0, 4))),
  });
}
