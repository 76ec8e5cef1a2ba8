import type { WorkCalendar } from '@gezhi/deadlines';
import type { UnitOfWork } from '@gezhi/persistence';
import { CalendarNotice } from '../../domain/calendar/calendar-notice.entity';
import { EscalationRule, EventStageLimit } from '../../domain/escalation/escalation-rule.entity';
import { workCalendar } from '../calendar/work-calendar';

/** By what a sweep judges: read in its transaction, so that a change of them is one before or after it. */
export interface SweepSettings {
  readonly rules: readonly EscalationRule[];
  readonly limits: readonly EventStageLimit[];
  readonly calendar: WorkCalendar;
  /** What the last change of the calendar follows; null when there was none. */
  readonly notice: string | null;
}

/** More rules than a city writes; a table longer than this is a mistake that must not be half read. */
const MOST_RULES = 5_000;

export async function sweepSettings(uow: UnitOfWork): Promise<SweepSettings> {
  const { manager } = uow;
  const [notice] = await manager.find(CalendarNotice, { order: { enteredAt: 'DESC' }, take: 1 });
  return {
    rules: await manager.find(EscalationRule, { take: MOST_RULES }),
    limits: await manager.find(EventStageLimit, { take: MOST_RULES }),
    calendar: await workCalendar(uow),
    notice: notice?.source ?? null,
  };
}
