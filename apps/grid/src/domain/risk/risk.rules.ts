import type { Actor } from '@gezhi/identity';
import { covers } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, ok, parseLocalDate, refuse } from '@gezhi/kernel';
import type { RiskLevel, RiskPhase, RiskSource } from './risk.codes';
import type { Risk } from './risk.entity';
import { OPEN_RISK_STATES, PHASE_OF_STATE } from './risk.states';

/** Digits of the code of a grid. */
const GRID_DIGITS = 16;
const WITH_OBJECT: readonly RiskSource[] = ['EVENT', 'HEALTH_FINDING', 'AREA_ALERT'];
const BY_ANOTHER: readonly RiskLevel[] = ['MAJOR', 'ESPECIALLY_MAJOR'];

/** Those who cover the place, and organisations with a part in it; the row rule says the same. */
export function seesRisk(
  actor: Actor,
  { areaCode, organizationIds }: Pick<Risk, 'areaCode' | 'organizationIds'>,
): boolean {
  const { organizationId } = actor;
  return (
    covers(actor, areaCode) || (organizationId !== null && organizationIds.includes(organizationId))
  );
}

export function phaseOf({ state }: Pick<Risk, 'state'>): RiskPhase | null {
  return PHASE_OF_STATE[state];
}

export function isOpenRisk({ state }: Pick<Risk, 'state'>): boolean {
  return OPEN_RISK_STATES.includes(state);
}

export function checkRiskPlace(areaCode: string): Result<void> {
  if (areaCode.length <= GRID_DIGITS) return ok();
  return refuse('RISK_PLACE_TOO_NARROW', { path: ['input', 'areaCode'], areaCode });
}

export function checkSourceNamed(source: RiskSource, sourceId: string | null): Result<void> {
  if (WITH_OBJECT.includes(source) === (sourceId !== null)) return ok();
  return refuse('RISK_SOURCE_MISSING', { path: ['input', 'sourceId'], source });
}

/** A risk may be wider or narrower than what it was found in, not beside it. */
export function checkSourcePlace(areaCode: string, sourceArea: string): Result<void> {
  if (areaCode.startsWith(sourceArea) || sourceArea.startsWith(areaCode)) return ok();
  return refuse('RISK_SOURCE_ELSEWHERE', { path: ['input', 'areaCode'], areaCode, sourceArea });
}

/** A second pair of eyes decides what becomes an alarm for many. */
export function checkAssessor(
  risk: Pick<Risk, 'finderSubject'>,
  { subject }: Pick<Actor, 'subject'>,
  level: RiskLevel,
): Result<void> {
  if (!BY_ANOTHER.includes(level) || risk.finderSubject !== subject) return ok();
  return refuse('RISK_FINDER_ASSESSES', { path: ['input', 'level'], level });
}

export function dayAhead(text: string, path: string[], now: Date): Result<LocalDate> {
  const date = parseLocalDate(text, path);
  if (!date.ok || date.value > localDateOf(now)) return date;
  return refuse('RISK_DATE_NOT_AHEAD', { path, date: text });
}

export interface RiskWork {
  readonly openMeasures: number;
  readonly doneMeasures: number;
  readonly openEvents: number;
  readonly endedEvents: number;
}

/** Whether everything planned has ended, and something came of it. */
export function checkResolved(work: RiskWork): Result<void> {
  const { openMeasures: measures, openEvents: events, doneMeasures, endedEvents } = work;
  if (measures + events > 0) return refuse('RISK_WORK_OPEN', { measures, events });
  return doneMeasures + endedEvents > 0 ? ok() : refuse('RISK_NOTHING_DONE');
}

/** With one organisation more that has a part in it. */
export function withOrganization(risk: Risk, organizationId: string): void {
  if (!risk.organizationIds.includes(organizationId))
    risk.organizationIds = [...risk.organizationIds, organizationId];
}
