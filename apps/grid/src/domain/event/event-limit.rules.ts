import type { WorkCalendar } from '@gezhi/deadlines';
import { Deadline } from '@gezhi/deadlines';
import type { EventCategory } from '../category/event-category.entity';
import type { EventLimit } from '../category/event-limit.entity';
import type { Urgency } from './event.codes';

/** The limit of a category for an urgency: its own where it sets one, the usual one otherwise. */
export function limitOf(
  urgency: Urgency,
  category: Pick<EventCategory, 'code' | 'limits'> | null,
  usual: readonly EventLimit[],
): Pick<EventLimit, 'unit' | 'amount' | 'basis'> {
  const own = category?.limits?.[urgency];
  if (own) return { ...own, basis: `category ${category.code}` };
  const limit = usual.find((each) => each.urgency === urgency);
  if (!limit) throw new Error(`There is no limit for ${urgency} events`);
  return limit;
}

/** Starts the clock of handling (办理时限): from acceptance to close. */
export function startClock(
  limit: Pick<EventLimit, 'unit' | 'amount' | 'basis'>,
  startedAt: Date,
  calendar: WorkCalendar,
): Deadline {
  const { unit, amount, basis } = limit;
  return Deadline.start({ kind: 'event.handling', unit, amount, basis, startedAt }, calendar);
}
