import type { Actor, Role } from '@gezhi/identity';
import { covers, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { addDays, localDateOf, ok, parseLocalDate, refuse } from '@gezhi/kernel';
import type { GovEvent } from '../event/gov-event.entity';
import type { SecretaryLevel } from './secretary-order.codes';
import { SECRETARY_LEVELS } from './secretary-order.codes';
import type { SecretaryOrder } from './secretary-order.entity';

/** What is solved is watched this long (spec/grid.md). */
export const FOLLOW_UP_DAYS = 90;

export interface Conditions {
  readonly isTrue: boolean;
  readonly isReasonable: boolean;
  readonly isUnsolved: boolean;
}

/** Who answers for orders of a level; a higher level may act for a lower one. */
const ANSWERS: Readonly<Record<SecretaryLevel, readonly Role[]>> = {
  COMMUNITY: ['COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'],
  SUBDISTRICT: ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'],
  DISTRICT: ['DISTRICT_COMMAND'],
};

/** Staff of the place, and organisations that answer for it or join; the row rule says the same. */
export function seesOrder(actor: Actor, order: SecretaryOrder): boolean {
  const { organizationId } = actor;
  const joins =
    organizationId !== null &&
    [order.organizationId, ...order.jointOrganizationIds].includes(organizationId);
  return covers(actor, order.areaCode) || joins;
}

export function checkNominated(event: GovEvent): Result<void> {
  return event.state === 'CLOSED' ? ok() : refuse('EVENT_NOT_CLOSED', { number: event.number });
}

/** True, reasonable and unsolved, judged by somebody other than who nominated. */
export function checkConfirmation(
  order: SecretaryOrder,
  actor: Actor,
  conditions: Conditions,
): Result<void> {
  const other = checkJudge(order, actor);
  if (!other.ok) return other;
  return hold(conditions) ? ok() : refuse('CONDITIONS_NOT_MET', { path: ['input'] });
}

export function checkDecline(
  order: SecretaryOrder,
  actor: Actor,
  conditions: Conditions,
): Result<void> {
  const other = checkJudge(order, actor);
  if (!other.ok) return other;
  return hold(conditions) ? refuse('CONDITIONS_MET', { path: ['input'] }) : ok();
}

function checkJudge(order: SecretaryOrder, actor: Actor): Result<void> {
  return order.nominatorSubject === actor.subject ? refuse('NOMINATOR_CONFIRMS') : ok();
}

function hold({ isTrue, isReasonable, isUnsolved }: Conditions): boolean {
  return isTrue && isReasonable && isUnsolved;
}

/** Only the district gives itself an order; what was raised goes up, as far as there is anything above. */
export function checkLevel(
  order: SecretaryOrder,
  actor: Actor,
  level: SecretaryLevel,
): Result<void> {
  const path = ['input', 'level'];
  if (level === 'DISTRICT' && !hasRole(actor, 'DISTRICT_COMMAND'))
    return refuse('OTHER_LEVEL', { path, level });
  const before = order.level;
  if (order.state !== 'RAISED' || before === null) return ok();
  const higher = rank(level) > rank(before) || (before === 'DISTRICT' && level === 'DISTRICT');
  return higher ? ok() : refuse('LEVEL_NOT_HIGHER', { path, level, before });
}

/** The secretary of its level, or somebody above. */
export function checkAnswers(order: SecretaryOrder, actor: Actor): Result<void> {
  const { level } = order;
  return level !== null && hasRole(actor, ...ANSWERS[level])
    ? ok()
    : refuse('OTHER_LEVEL', { level: level ?? '—' });
}

export function checkRaise(order: SecretaryOrder, actor: Actor): Result<void> {
  const answers = checkAnswers(order, actor);
  if (!answers.ok) return answers;
  return order.level === 'DISTRICT' ? refuse('HIGHEST_LEVEL') : ok();
}

export function checkPlanDate(dueOn: string, now: Date): Result<void> {
  const path = ['input', 'dueOn'];
  const date = parseLocalDate(dueOn, path);
  if (!date.ok) return date;
  return date.value > localDateOf(now) ? ok() : refuse('DAY_NOT_AHEAD', { path, date: dueOn });
}

export function followUpUntil(resolvedAt: Date): string {
  return addDays(localDateOf(resolvedAt), FOLLOW_UP_DAYS);
}

function rank(level: SecretaryLevel): number {
  return SECRETARY_LEVELS.codes.indexOf(level);
}
