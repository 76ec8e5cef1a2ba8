import type { WorkCalendar } from '@gezhi/deadlines';
import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ResponseState } from './whistle-response.states';
import { PRESENT_STATES } from './whistle-response.states';
import type { WhistleResponse } from './whistle-response.entity';
import type { WhistleRule } from './whistle-rule.entity';

const MINUTE = 60_000;

/** Until when a responder has to arrive, and from when on it is warned. */
export function arrivalLimit(
  rule: Pick<WhistleRule, 'arrivalUnit' | 'arrivalAmount' | 'basis'>,
  calledAt: Date,
  calendar: WorkCalendar,
): Pick<Deadline, 'dueAt' | 'approachesAt'> {
  const { arrivalUnit: unit, arrivalAmount: amount, basis } = rule;
  return Deadline.start(
    { kind: 'whistle.arrival', unit, amount, basis, startedAt: calledAt },
    calendar,
  );
}

/** Whether it arrived, or can still arrive, on time; null while nobody can say. The last millisecond keeps the limit. */
export function isOnTime(
  { arrivedAt, dueAt, state }: Pick<WhistleResponse, 'arrivedAt' | 'dueAt' | 'state'>,
  now: Date,
): boolean | null {
  if (arrivedAt === null && NEVER_DUE.includes(state)) return null;
  if (arrivedAt !== null) return arrivedAt <= dueAt;
  return now > dueAt ? false : null;
}

const NEVER_DUE: readonly ResponseState[] = ['EXCUSED', 'RELEASED'];

/** How long it took from the call to the arrival, in minutes of the wall clock. */
export function minutesToArrive({
  requestedAt,
  arrivedAt,
}: Pick<WhistleResponse, 'requestedAt' | 'arrivedAt'>): number | null {
  return arrivedAt ? (arrivedAt.getTime() - requestedAt.getTime()) / MINUTE : null;
}

/** Once, and within the minutes its kind allows: none for an emergency. */
export function checkObjection(
  response: WhistleResponse,
  { objectionMinutes: minutes }: Pick<WhistleRule, 'objectionMinutes'>,
  now: Date,
): Result<void> {
  if (response.objectedAt !== null) return refuse('WHISTLE_OBJECTED_ALREADY');
  const since = now.getTime() - response.requestedAt.getTime();
  return minutes > 0 && since <= minutes * MINUTE
    ? ok()
    : refuse('WHISTLE_OBJECTION_TOO_LATE', { minutes });
}

/** Somebody who must come is left, and one of them leads. */
export function checkLeft(others: readonly WhistleResponse[]): Result<void> {
  const left = others.filter(({ mandatory, state }) => mandatory && state !== 'EXCUSED');
  return left.some(({ lead }) => lead)
    ? ok()
    : refuse('WHISTLE_NOBODY_LEFT', { path: ['input', 'insteadOrganizationId'] });
}

export function checkAbsence({ dueAt }: Pick<WhistleResponse, 'dueAt'>, now: Date): Result<void> {
  return now > dueAt ? ok() : refuse('WHISTLE_LIMIT_RUNS', { dueAt: dueAt.toISOString() });
}

/** Nobody mandatory is awaited any more, and somebody is there. */
export function isAssembled(responses: readonly WhistleResponse[]): boolean {
  const settled: readonly ResponseState[] = [...PRESENT_STATES, 'EXCUSED', 'ABSENT'];
  return (
    responses.every(({ mandatory, state }) => !mandatory || settled.includes(state)) &&
    responses.some(({ state }) => PRESENT_STATES.includes(state))
  );
}
