import type { WorkCalendar } from '@gezhi/deadlines';
import { Deadline } from '@gezhi/deadlines';
import { daysBetween, localDateOf } from '@gezhi/kernel';
import { OptionalDeadlineColumns } from '@gezhi/persistence';

/** The limit of an event as columns of its row; all null until the event is accepted. */
export class EventDeadline extends OptionalDeadlineColumns {}

/** The clock of an event; null while none has been started. */
export function clockOf(event: { readonly deadline: EventDeadline | null }): Deadline | null {
  return event.deadline?.startedAt ? Deadline.fromRecord(event.deadline) : null;
}

const MILLISECONDS = { HOUR: 3_600_000, MINUTE: 60_000 } as const;

/**
 * How much of a limit is left, in its unit; 0 when it has run out or ends within the unit, null once it is met.
 * A pause leaves what there was when it began.
 */
export function remainingOf(clock: Deadline, now: Date, calendar: WorkCalendar): number | null {
  if (clock.metAt) return null;
  const { unit, dueAt } = clock;
  const at = clock.pausedAt ?? now;
  if (at > dueAt) return 0;
  if (unit === 'HOUR' || unit === 'MINUTE')
    return Math.floor((dueAt.getTime() - at.getTime()) / MILLISECONDS[unit]);
  const [today, last] = [localDateOf(at), localDateOf(dueAt)];
  return unit === 'WORKDAY' ? calendar.workdaysBetween(today, last) : daysBetween(today, last);
}
