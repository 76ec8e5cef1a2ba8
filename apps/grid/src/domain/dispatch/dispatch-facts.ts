import { localDateOf, startOfDay } from '@gezhi/kernel';
import type { GovEvent } from '../event/gov-event.entity';
import type { DispatchFacts } from './dispatch-rule.rules';

const MINUTE = 60_000;

/** What the rules are asked about: an event as it stands, at a moment, at the place whose people work on it. */
export function factsAt(
  event: Pick<GovEvent, 'source' | 'nature' | 'urgency' | 'categoryCode' | 'flags'>,
  at: Date,
  workday: boolean,
  areaCode: string,
): DispatchFacts {
  const { source, nature, urgency, categoryCode, flags } = event;
  const minute = Math.floor((at.getTime() - startOfDay(localDateOf(at)).getTime()) / MINUTE);
  return { source, nature, urgency, categoryCode, areaCode, flags: [...flags], minute, workday };
}
