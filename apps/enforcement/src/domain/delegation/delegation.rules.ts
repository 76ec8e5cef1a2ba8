import type { LocalDate, Result } from '@gezhi/kernel';
import { addDays, ok, refuse } from '@gezhi/kernel';
import type { Delegation } from './delegation.entity';

type Span = Pick<Delegation, 'effectiveFrom' | 'effectiveTo'>;

/** Whether it holds on a day. Its dates decide: one that was withdrawn holds until its last day. */
export function isInForce(
  delegation: Span & Pick<Delegation, 'publishedAt'>,
  on: LocalDate,
): boolean {
  const { publishedAt, effectiveFrom, effectiveTo } = delegation;
  return publishedAt !== null && effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);
}

/** Whether two delegations hold on a common day. One that never held overlaps none. */
export function overlap(one: Span, other: Span): boolean {
  return holds(one) && holds(other) && startsBy(one, other) && startsBy(other, one);
}

function holds({ effectiveFrom, effectiveTo }: Span): boolean {
  return effectiveTo === null || effectiveFrom <= effectiveTo;
}

function startsBy(one: Span, other: Span): boolean {
  return other.effectiveTo === null || one.effectiveFrom <= other.effectiveTo;
}

/** The dates of a delegation in themselves, whatever its state. */
export function checkDates({ effectiveFrom, effectiveTo }: Span): Result<void> {
  return effectiveTo === null || effectiveFrom <= effectiveTo
    ? ok()
    : refuse('DELEGATION_DATES', { path: ['input', 'effectiveTo'], effectiveFrom, effectiveTo });
}

/** What must hold on the day of publication (E5). */
export function checkPublication(delegation: Delegation, today: LocalDate): Result<void> {
  const { effectiveFrom, nextEvaluation } = delegation;
  if (effectiveFrom < today) {
    return refuse('DELEGATION_RETROACTIVE', { effective: effectiveFrom, today });
  }
  if (nextEvaluation === null || nextEvaluation <= effectiveFrom) {
    return refuse('DELEGATION_WITHOUT_EVALUATION', { effectiveFrom, nextEvaluation });
  }
  return ok();
}

/** The last day of a delegation withdrawn from a day on; an earlier end that was set before stays. */
export function lastDayWhenWithdrawn(
  delegation: Span,
  from: LocalDate,
  today: LocalDate,
): Result<LocalDate> {
  if (from < today) {
    return refuse('DELEGATION_RETROACTIVE', { path: ['input', 'from'], effective: from, today });
  }
  const begin = delegation.effectiveFrom > from ? delegation.effectiveFrom : from;
  const last = addDays(begin, -1);
  const { effectiveTo } = delegation;
  return ok(effectiveTo !== null && effectiveTo < last ? effectiveTo : last);
}
