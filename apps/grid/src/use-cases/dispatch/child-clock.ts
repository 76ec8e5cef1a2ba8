import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { clockOf } from '../../domain/event/event-deadline';
import { GovEvent } from '../../domain/event/gov-event.entity';

/** The clock of a part that is due no later than its matter. */
export function cappedBy(parent: Deadline, clock: Deadline): Deadline {
  if (clock.dueAt <= parent.dueAt) return clock;
  const { dueAt } = parent;
  const approachesAt = new Date(Math.min(clock.approachesAt.getTime(), dueAt.getTime()));
  return Deadline.fromRecord({ ...clock.toRecord(), dueAt, approachesAt });
}

/**
 * A part of a matter is due no later than the matter: an extension beyond it is refused with CHILD_CLOCK, what a pause
 * would add beyond it is not added. A matter that is no part keeps its clock as it is.
 */
export async function withinParent(
  { parentId }: GovEvent,
  uow: UnitOfWork,
  before: Deadline,
  after: Deadline,
): Promise<Result<Deadline>> {
  if (parentId === null || after.dueAt <= before.dueAt) return ok(after);
  // Whoever works on a part need not see the whole matter.
  const parent = await uow.beyondSight((manager) => manager.findOneBy(GovEvent, { id: parentId }));
  const whole = parent && clockOf(parent);
  if (!whole || after.dueAt <= whole.dueAt) return ok(after);
  if (after.extendedBy > before.extendedBy)
    return refuse('CHILD_CLOCK', { path: ['input', 'by'], dueAt: whole.dueAt.toISOString() });
  return ok(cappedBy(whole, after));
}
