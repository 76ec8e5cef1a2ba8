import type { UnitOfWork } from '@gezhi/persistence';
import { lockById } from '@gezhi/persistence';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { EventReporter } from '../../domain/merge/event-reporter.entity';

/** Who acts on an event through a report of their own: the account stays with that report, and is blanked with it. */
export const OTHER_REPORTER = { subject: 'reporter', organizationId: null };

/** The event that answers a merged one: what it went into, or whatever that went into since. Locked; ask beyond sight. */
export async function answeringOf(uow: UnitOfWork, merged: GovEvent): Promise<GovEvent> {
  const reporter = await uow.manager.findOneByOrFail(EventReporter, { originEventId: merged.id });
  const found = await lockById(uow, GovEvent, reporter.eventId);
  if (!found) throw new Error(`${merged.number} was merged into nothing`);
  return found;
}
