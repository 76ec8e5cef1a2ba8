import type { Actor } from '@gezhi/identity';
import { covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { LeaderSide, WhistleInitiatorKind, WhistleKind, WhistleLevel } from './whistle.codes';
import { WHISTLE_LEVELS } from './whistle.codes';
import type { WhistleResponse } from './whistle-response.entity';
import type { WhistleRule } from './whistle-rule.entity';
import type { WhistleTask } from './whistle-task.entity';
import type { NamedResponder, Whistle } from './whistle.entity';

/** A new whistle about a matter within this many days after the old one was closed is a relapse (spec/whistle.md). */
export const RELAPSE_DAYS = 90;

/** Whether the actor may know of the whistle: its place, whoever blew it, and whom it called once it is blown. */
export function isWhistleVisibleTo(actor: Actor, whistle: Whistle): boolean {
  const { organizationId } = actor;
  return (
    covers(actor, whistle.areaCode) ||
    (organizationId !== null &&
      (whistle.initiatorOrganizationId === organizationId ||
        (whistle.blownAt !== null && whistle.responderIds.includes(organizationId))))
  );
}

/** Subdistricts blow; departments where the rule of the kind says so. */
export function checkInitiator(kind: WhistleInitiatorKind, rule: WhistleRule): Result<void> {
  return kind === 'SUBDISTRICT' || rule.departmentsMayBlow
    ? ok()
    : refuse('WHISTLE_INITIATOR', { path: ['input', 'kind'], kind: rule.kind });
}

/** Each organisation once, and none of them the initiator. */
export function checkNamed(
  responders: readonly NamedResponder[],
  initiatorId: string,
): Result<void> {
  const seen = new Set([initiatorId]);
  for (const { organizationId } of responders) {
    if (seen.has(organizationId))
      return refuse('WHISTLE_RESPONDER_TWICE', { path: ['input', 'responders'], organizationId });
    seen.add(organizationId);
  }
  return ok();
}

/** What must stand before anybody is called. */
export function checkBlow(
  whistle: Whistle,
  responders: readonly NamedResponder[],
  rule: WhistleRule,
): Result<void> {
  const mandatory = responders.filter((responder) => responder.mandatory);
  if (mandatory.length === 0) return refuse('WHISTLE_NO_RESPONDER');
  const leads = mandatory.filter(({ lead }) => lead).length;
  const others = responders.filter(({ lead }) => lead).length - leads;
  if (leads !== 1 || others !== 0) return refuse('WHISTLE_ONE_LEAD', { count: leads });
  if (whistle.triedSoFar.trim() === '') return refuse('WHISTLE_OWN_MEANS');
  if (whistle.kind === 'TOUGH' && !(whistle.committeePost?.trim() && whistle.headPost?.trim()))
    return refuse('WHISTLE_LEADERS_MISSING');
  if (rule.needsApproval && whistle.approvedAt === null) return refuse('WHISTLE_NOT_APPROVED');
  return ok();
}

export function checkApprover(whistle: Whistle, actor: Actor): Result<void> {
  return whistle.drafterSubject === actor.subject ? refuse('WHISTLE_APPROVER_IS_DRAFTER') : ok();
}

/** Notes that one of the two leaders reported (双报告). */
export function reportLeader(whistle: Whistle, side: LeaderSide, now: Date): Result<void> {
  if (whistle.kind !== 'TOUGH') return refuse('WHISTLE_NOT_TOUGH');
  const field = side === 'STANDING_COMMITTEE' ? 'committeeReportedAt' : 'headReportedAt';
  if (whistle[field] !== null)
    return refuse('WHISTLE_LEADER_REPORTED', { path: ['input', 'side'], side });
  whistle[field] = now;
  return ok();
}

/** A task at least; a tough whistle waits for both leaders (S-3). */
export function checkHandling(whistle: Whistle, tasks: number): Result<void> {
  if (tasks === 0) return refuse('WHISTLE_NO_TASK');
  if (whistle.kind !== 'TOUGH') return ok();
  const missing: LeaderSide[] = [];
  if (whistle.committeeReportedAt === null) missing.push('STANDING_COMMITTEE');
  if (whistle.headReportedAt === null) missing.push('VICE_DISTRICT_HEAD');
  return missing.length === 0 ? ok() : refuse('WHISTLE_LEADERS_NOT_REPORTED', { missing });
}

/** Led and helped by those who are there, due today or later. */
export function checkTask(
  task: Pick<WhistleTask, 'leadOrganizationId' | 'assistOrganizationIds' | 'dueOn'>,
  present: ReadonlySet<string>,
  today: string,
): Result<void> {
  const { leadOrganizationId, assistOrganizationIds, dueOn } = task;
  const path = ['input', 'tasks'];
  const stranger = [leadOrganizationId, ...assistOrganizationIds].find((id) => !present.has(id));
  const own = assistOrganizationIds.includes(leadOrganizationId) ? leadOrganizationId : undefined;
  const wrong = stranger ?? own;
  if (wrong !== undefined) return refuse('WHISTLE_TASK_LEAD', { path, organizationId: wrong });
  return dueOn >= today ? ok() : refuse('WHISTLE_TASK_DATE', { path, dueOn });
}

/** The level above, or null at the top. */
export function levelAbove(level: WhistleLevel): WhistleLevel | null {
  return WHISTLE_LEVELS.codes[WHISTLE_LEVELS.codes.indexOf(level) + 1] ?? null;
}

/** Tough whistles begin with the leaders of the district. */
export function levelOf(kind: WhistleKind): WhistleLevel {
  return kind === 'TOUGH' ? 'DISTRICT' : 'DEPARTMENT';
}

/** Within 90 times 24 hours after the close. */
export function isRelapse(closedAt: Date | null, blownAt: Date): boolean {
  return closedAt !== null && blownAt.getTime() - closedAt.getTime() <= RELAPSE_DAYS * 86_400_000;
}

/** Whoever was called and not excused: both sides of the rating. */
export function takesPart({ state }: Pick<WhistleResponse, 'state'>): boolean {
  return state !== 'EXCUSED' && state !== 'RELEASED';
}
