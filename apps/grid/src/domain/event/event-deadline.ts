import { Deadline } from '@gezhi/deadlines';
import { OptionalDeadlineColumns } from '@gezhi/persistence';

/** The limit of an event as columns of its row; all null until the event is accepted. */
export class EventDeadline extends OptionalDeadlineColumns {}

/** The clock of an event; null while none has been started. */
export function clockOf(event: { readonly deadline: EventDeadline | null }): Deadline | null {
  return event.deadline?.startedAt ? Deadline.fromRecord(event.deadline) : null;
}
