import type { Actor } from '@gezhi/identity';
import { covers } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, ok, parseLocalDate, refuse } from '@gezhi/kernel';
import type { HealthFinding, HealthCheck, LedgerPoint } from './health-check.entity';
import type { HealthIndicator } from './indicator-set.entity';

/** Counts of people below this are not kept (guardrails.md 11). */
export const LEAST_PEOPLE = 10;
/** As many values as a trend holds. */
export const TREND_LENGTH = 12;

/** Those who cover the place; the row rule says the same. */
export function seesCheck(actor: Actor, check: Pick<HealthCheck, 'areaCode'>): boolean {
  return covers(actor, check.areaCode);
}

/** A community has 12 digits, a grid four more. */
export function checkCompound(areaCode: string): Result<void> {
  if (areaCode.length === 12 || areaCode.length === 16) return ok();
  return refuse('COMPOUND_TOO_WIDE', { path: ['input', 'areaCode'], areaCode });
}

/** A value as it may be kept: of people, nothing below ten. */
export function keptValue(
  { dimension }: Pick<HealthIndicator, 'dimension'>,
  value: number,
): { readonly value: number | null; readonly belowTen: boolean } {
  const belowTen = dimension === 'POPULATION_COUNT' && value < LEAST_PEOPLE;
  return { value: belowTen ? null : value, belowTen };
}

export function checkValue(
  { code, kind }: Pick<HealthIndicator, 'code' | 'kind'>,
  value: number,
  path: string[],
): Result<void> {
  if (kind !== 'CONDITION' || value === 0 || value === 1) return ok();
  return refuse('INDICATOR_VALUE', { path, indicator: code });
}

/** Everything asked is answered, and who confirms is not who looked. */
export function checkConfirmed(
  check: HealthCheck,
  actor: Pick<Actor, 'subject'>,
  asked: readonly HealthIndicator[],
  answered: ReadonlySet<string>,
): Result<void> {
  if (check.inspectorSubject === actor.subject) return refuse('INSPECTOR_CONFIRMS');
  const count = asked.filter(({ code }) => !answered.has(code)).length;
  return count === 0 ? ok() : refuse('INDICATORS_UNANSWERED', { count });
}

export function checkDismissed(
  findings: readonly HealthFinding[],
  dismissed: readonly string[],
): Result<void> {
  const unknown = dismissed.find((id) => !findings.some((finding) => finding.id === id));
  return unknown === undefined
    ? ok()
    : refuse('UNKNOWN_FINDING', { path: ['input', 'dismissedFindingIds'], id: unknown });
}

export function checkRectifyBy(rectifyBy: string, now: Date): Result<LocalDate> {
  const path = ['input', 'rectifyBy'];
  const date = parseLocalDate(rectifyBy, path);
  if (!date.ok || date.value > localDateOf(now)) return date;
  return refuse('RECTIFY_DAY_NOT_AHEAD', { path, date: rectifyBy });
}

/** A trend with one more value; of a check confirmed twice there is one. */
export function longerTrend(
  trend: readonly LedgerPoint[],
  point: LedgerPoint,
): readonly LedgerPoint[] {
  return [...trend.filter(({ checkId }) => checkId !== point.checkId), point].slice(-TREND_LENGTH);
}
