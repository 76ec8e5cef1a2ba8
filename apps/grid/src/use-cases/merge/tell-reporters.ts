import type { NotificationKind } from '@gezhi/notifications';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import type { GovEvent } from '../../domain/event/gov-event.entity';

interface Told {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
}

/** Whoever reported the event, by the number they know: its own reporter, and those of what was merged into it. */
const REPORTERS = `
  SELECT e.id, e.number, e.reporter_subject AS subject FROM gov_event e
  WHERE e.reporter_subject IS NOT NULL AND (e.id = $1 OR e.id IN (
    SELECT r.origin_event_id FROM event_reporter r WHERE r.event_id = $1 AND r.subject IS NOT NULL))`;

/** Tells everybody who reported a matter how it goes on, each by their own report. */
export async function tellReporters(
  uow: UnitOfWork,
  event: Pick<GovEvent, 'id' | 'areaCode'>,
  kind: NotificationKind,
  values: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const told = await uow.beyondSight((manager) => manager.query<Told[]>(REPORTERS, [event.id]));
  for (const { id, number, subject } of told)
    await notify(uow, kind, {
      to: { subject },
      about: { type: 'GovEvent', id, areaCode: event.areaCode },
      values: { number, ...values },
    });
}
