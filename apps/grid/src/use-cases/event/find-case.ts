import type { Database } from '@gezhi/persistence';
import { GovEvent } from '../../domain/event/gov-event.entity';

/** The event people quote by this number, and the account it was reported with; whoever asks, so tell neither to just anybody. */
export async function caseOfNumber(
  database: Database,
  number: string,
): Promise<{ readonly id: string; readonly subject: string | null } | null> {
  const event = await database.whole.findOne(GovEvent, {
    select: { id: true, reporterSubject: true },
    where: { number: number.trim().toUpperCase() },
  });
  return event && { id: event.id, subject: event.reporterSubject };
}
