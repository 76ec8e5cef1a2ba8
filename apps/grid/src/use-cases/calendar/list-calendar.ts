import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { CalendarDay } from '../../domain/calendar/calendar-day.entity';

/** The days the city entered, of one year or all, in their order. */
export function enteredDaysOf(year: number | null): ListOf<CalendarDay> {
  return {
    entity: CalendarDay,
    on: sql`true`,
    where:
      year === null
        ? []
        : [
            sql`t.date >= make_date(${year}::int, 1, 1) AND t.date <= make_date(${year}::int, 12, 31)`,
          ],
    orderBy: 'date',
    direction: 'ASC',
  };
}
