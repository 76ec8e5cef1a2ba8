import { versionInForce } from '@gezhi/gov-lists';
import type { Actor } from '@gezhi/identity';
import { covers, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { ReportForm, ResponseLevel } from './emergency.codes';
import type { EmergencyPlan } from './emergency-plan.entity';
import { asPlanVersion } from './emergency-plan.entity';
import type { EmergencyResource, ResourceAllotment } from './emergency-resource.entity';
import type { EmergencyIncident } from './incident.entity';

const MINUTE = 60_000;
const BY_DISTRICT: readonly ResponseLevel[] = ['LEVEL_I', 'LEVEL_II'];

/** Those who cover the place; the row rule says the same. */
export function seesIncident(
  actor: Actor,
  { areaCode }: Pick<EmergencyIncident, 'areaCode'>,
): boolean {
  return covers(actor, areaCode);
}

/** Counts of people are small: whoever leads the response sees them, and nobody else. */
export function seesCasualties(
  actor: Actor,
  { areaCode }: Pick<EmergencyIncident, 'areaCode'>,
): boolean {
  const leads = hasRole(actor, 'SUBDISTRICT_COMMAND') || hasRole(actor, 'DISTRICT_COMMAND');
  return leads && covers(actor, areaCode);
}

export function dueAfter(minutes: number, now: Date): Date {
  return new Date(now.getTime() + minutes * MINUTE);
}

/** Whether the plan holds there now, is of the kind and has the level, and the actor may call it. */
export function checkPlan(
  plan: EmergencyPlan,
  incident: Pick<EmergencyIncident, 'areaCode' | 'kind'>,
  level: ResponseLevel,
  now: Date,
): Result<void> {
  const { areaCode, kind } = incident;
  const path = ['input', 'planId'];
  const date = localDateOf(now);
  const holds = versionInForce([asPlanVersion(plan)], date) !== undefined;
  if (!holds || !areaCode.startsWith(plan.areaCode))
    return refuse('PLAN_NOT_IN_FORCE', { path, areaCode, date });
  if (plan.kind !== kind) return refuse('PLAN_OTHER_KIND', { path, kind: plan.kind });
  return checkPlanLevel(plan, level);
}

export function checkPlanLevel(plan: EmergencyPlan, level: ResponseLevel): Result<void> {
  const has = plan.levels.some((each) => each.level === level);
  return has ? ok() : refuse('PLAN_WITHOUT_LEVEL', { path: ['input', 'level'], level });
}

/** Levels I and II are the district's to call. */
export function checkCaller(actor: Actor, level: ResponseLevel): Result<void> {
  if (!BY_DISTRICT.includes(level) || hasRole(actor, 'DISTRICT_COMMAND')) return ok();
  return refuse('RESPONSE_LEVEL_ABOVE', { path: ['input', 'level'], level });
}

/** Takes some of a locked resource; never more than there is. */
export function takeFrom(
  resource: EmergencyResource,
  quantity: number,
  path: string[],
): Result<void> {
  const free = resource.quantity - resource.allotted;
  if (quantity > free) return refuse('RESOURCE_SHORT', { path, name: resource.name, free });
  resource.allotted += quantity;
  return ok();
}

/** Gives back what was taken; what was used up is no longer there. */
export function giveBack(
  resource: EmergencyResource,
  allotment: ResourceAllotment,
  usedUp: number,
  now: Date,
): Result<void> {
  const { quantity } = allotment;
  if (allotment.state === 'RELEASED') return refuse('RESOURCE_BACK');
  if (usedUp > quantity) return refuse('RESOURCE_USED', { path: ['input', 'usedUp'], quantity });
  resource.allotted -= quantity;
  resource.quantity -= usedUp;
  Object.assign(allotment, { state: 'RELEASED', usedUp, releasedAt: now });
  return ok();
}

/** Notes the first report of a form on the incident; answers whether it was late, null where it is not the first. */
export function noteFirstReport(
  incident: EmergencyIncident,
  form: ReportForm,
  now: Date,
): boolean | null {
  const [at, dueAt] =
    form === 'ORAL' ? (['oralAt', 'oralDueAt'] as const) : (['writtenAt', 'writtenDueAt'] as const);
  if (incident[at] !== null) return null;
  incident[at] = now;
  return now > incident[dueAt];
}
