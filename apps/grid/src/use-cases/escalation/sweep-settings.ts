import type { WorkCalendar } from '@gezhi/deadlines';
import type { UnitOfWork } from '@gezhi/persistence';
import { CalendarNotice } from '../../domain/calendar/calendar-notice.entity';
import { EscalationRule, EventStageLimit } from '../../domain/escalation/escalation-rule.entity';
import type { SettingVersion } from '../../domain/setting/setting-version.entity';
import { changesAfter } from '../setting/change-setting';
import { workCalendar } from '../calendar/work-calendar';

/** By what a sweep judges: read in its transaction, so that a change of them is one before or after it. */
export interface SweepSettings {
  /** The rules as they stood at a moment: an event goes on under those it was accepted under. */
  rulesAt(moment: Date): readonly EscalationRule[];
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
    rulesAt: asTheyStood(
      await manager.find(EscalationRule, { take: MOST_RULES }),
      await changesAfter(uow, 'ESCALATION', new Date(0)),
    ),
    limits: await manager.find(EventStageLimit, { take: MOST_RULES }),
    calendar: await workCalendar(uow),
    notice: notice?.source ?? null,
  };
}

/** Takes back what was changed after a moment, the last change first. */
function asTheyStood(
  rules: readonly EscalationRule[],
  changes: readonly SettingVersion[],
): (moment: Date) => readonly EscalationRule[] {
  const keyOf = ({ urgency, categoryCode }: EscalationRule) => `${urgency}/${categoryCode}`;
  const known = new Map<number, readonly EscalationRule[]>();
  return (moment) => {
    const later = changes.filter(({ changedAt }) => changedAt > moment);
    const before = known.get(later.length);
    if (before) return before;
    const then = new Map(rules.map((rule) => [keyOf(rule), rule]));
    for (const { key, before: was } of later.toReversed())
      if (was) then.set(key, was as EscalationRule);
      else then.delete(key);
    const stood = [...then.values()];
    known.set(later.length, stood);
    return stood;
  };
}
