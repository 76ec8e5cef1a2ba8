import type { Deadline, WorkCalendar } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { EventCategory } from '../../domain/category/event-category.entity';
import { EventLimit } from '../../domain/category/event-limit.entity';
import { clockOf } from '../../domain/event/event-deadline';
import { limitOf, startClock } from '../../domain/event/event-limit.rules';
import { URGENCIES } from '../../domain/event/event.codes';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { withinParent } from '../dispatch/child-clock';
import { catalogueLimit } from '../dispatch/kept-item';
import { workCalendar } from '../calendar/work-calendar';

/** Starts the clock of an event anew, by its urgency and category. */
export async function startEventClock(event: GovEvent, uow: UnitOfWork): Promise<void> {
  const limits = await uow.manager.find(EventLimit, { take: URGENCIES.codes.length });
  const category = await categoryOf(event, uow);
  const limit = (await catalogueLimit(event, uow)) ?? limitOf(event.urgency, category, limits);
  event.deadline = startClock(limit, uow.now, await workCalendar(uow)).toRecord();
}

/** Changes the clock of an event: pause, resume, extend, meet. */
export async function changeEventClock(
  event: GovEvent,
  uow: UnitOfWork,
  change: (clock: Deadline, calendar: WorkCalendar) => Result<Deadline>,
): Promise<Result<void>> {
  const clock = clockOf(event);
  if (!clock) throw new Error(`Event ${event.number} has no clock in state ${event.state}`);
  const changed = change(clock, await workCalendar(uow));
  if (!changed.ok) return changed;
  const kept = await withinParent(event, uow, clock, changed.value);
  if (!kept.ok) return kept;
  event.deadline = kept.value.toRecord();
  return ok();
}

/** The category of an event; null while it has none. */
export function categoryOf(
  event: GovEvent,
  { manager }: UnitOfWork,
): Promise<EventCategory | null> {
  return event.categoryCode === null
    ? Promise.resolve(null)
    : manager.findOneBy(EventCategory, { code: event.categoryCode });
}
