import type { Actor } from '@gezhi/identity';
import { covers, hasRole, isSignedIn } from '@gezhi/identity';
import type { WorkCalendar } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import {
  daysBetween,
  isAreaCode,
  areaLevelOf,
  localDateOf,
  ok,
  parseLocalDate,
  refuse,
} from '@gezhi/kernel';
import type { EventCategory } from '../category/event-category.entity';
import type { EventFlag, EventOutcome, EventSource, RedirectChannel } from './event.codes';
import { EMERGENCY_CHANNELS, SOURCES_WITH_REPORTER } from './event.codes';
import type { GovEvent } from './gov-event.entity';

/** How long one suspension may last (our default; spec/grid.md asks for a term and names none). */
export const LONGEST_SUSPENSION_DAYS = 60;
/** A closed event may be reopened for this many working days (spec/grid.md, default). */
export const REOPEN_WORKDAYS = 5;
/** So many failed attempts stand for a call that was answered (spec/grid.md). */
export const CALLBACK_ATTEMPTS = 2;
/** Smaller than a district: a matter is reported to a place or marked as unlocated. */
const SUBDISTRICT_LEVEL = 3;

/** Whether the actor may know of the event: its place or its organisation, or as the one who reported it. */
export function isVisibleTo(actor: Actor, event: GovEvent): boolean {
  const { organizationId } = actor;
  return (
    covers(actor, event.areaCode) ||
    covers(actor, workAreaOf(event)) ||
    (organizationId !== null &&
      (event.leadOrganizationId === organizationId ||
        event.assistOrganizationIds.includes(organizationId) ||
        isHandingOver(event, organizationId))) ||
    isReporter(actor, event)
  );
}

/** The area whose people work on the event: its own, or what became of it. */
export function workAreaOf(event: Pick<GovEvent, 'areaCode' | 'workAreaCode'>): string {
  return event.workAreaCode ?? event.areaCode;
}

/** Whether the organisation was asked first and nobody has signed yet: it hands over and is not let off before. */
export function isHandingOver(
  { firstAskedOrganizationId, signedAt }: GovEvent,
  organizationId: string,
): boolean {
  return signedAt === null && firstAskedOrganizationId === organizationId;
}

export function isReporter(actor: Actor, event: Pick<GovEvent, 'reporterSubject'>): boolean {
  return isSignedIn(actor) && event.reporterSubject === actor.subject;
}

/** Whether somebody waits to hear about the matter: who reported it, or who reported what was merged into it. */
export function hasReporter(event: {
  readonly source: EventSource;
  readonly anonymous: boolean;
  readonly mergedWaiting?: number;
  readonly parentId?: string | null;
}): boolean {
  // Of a part of a matter nobody waits to hear: whoever reported hears of the whole.
  if (event.parentId) return false;
  const own = SOURCES_WITH_REPORTER.includes(event.source) && !event.anonymous;
  return own || (event.mergedWaiting ?? 0) > 0;
}

export function checkPlace(areaCode: string, unlocated: boolean): Result<void> {
  const wide = isAreaCode(areaCode) && areaLevelOf(areaCode) < SUBDISTRICT_LEVEL;
  return wide && !unlocated
    ? refuse('PLACE_TOO_WIDE', { path: ['input', 'areaCode'], areaCode })
    : ok();
}

/** Events hang on leaves, so that a lead organisation and limits can be found. */
export function checkLeaf(
  category: EventCategory | null,
  categoryCode: string,
): Result<EventCategory> {
  return category?.leaf
    ? ok(category)
    : refuse('NOT_A_LEAF', {
        path: ['input', 'categoryCode'],
        categoryCode: categoryCode.slice(0, 80),
      });
}

/** An emergency is handed over to 110, 119 or 120 at once, and what was done is written down. */
export function checkRedirect(
  channel: RedirectChannel,
  note: string | null | undefined,
): Result<void> {
  return EMERGENCY_CHANNELS.includes(channel) && !note?.trim()
    ? refuse('HANDOVER_NOT_LOGGED', { path: ['input', 'note'], channel })
    : ok();
}

/** Once per order; a refused return is final. */
export function checkReturn(event: GovEvent): Result<void> {
  return event.returnUsed ? refuse('RETURN_USED', { number: event.number }) : ok();
}

export function checkContact(event: GovEvent, contacted: boolean): Result<void> {
  return contacted || !hasReporter(event)
    ? ok()
    : refuse('REPORTER_NOT_CONTACTED', { path: ['input', 'contacted'] });
}

export function checkSuspension(until: string, now: Date): Result<void> {
  const path = ['input', 'until'];
  const date = parseLocalDate(until, path);
  if (!date.ok) return date;
  const days = daysBetween(localDateOf(now), date.value);
  return days >= 1 && days <= LONGEST_SUSPENSION_DAYS
    ? ok()
    : refuse('SUSPENSION_TERM', { path, until, most: LONGEST_SUSPENSION_DAYS });
}

export function checkEvidence(
  category: EventCategory | null,
  evidence: readonly string[],
): Result<void> {
  return category?.evidenceRequired && evidence.length === 0
    ? refuse('EVIDENCE_MISSING', { path: ['input', 'evidence'], category: category.code })
    : ok();
}

/** Who did it does not judge it. */
export function checkVerifier(event: GovEvent, actor: Actor): Result<void> {
  return event.handlerSubject === actor.subject ? refuse('VERIFIER_IS_HANDLER') : ok();
}

/** The reporter was reached, or was tried twice; a matter that is not ours names whose it is. */
export function checkClose(
  event: GovEvent,
  { outcome, responsibleBody }: { outcome: EventOutcome; responsibleBody?: string | null },
): Result<void> {
  const called = event.calledBackAt !== null || event.callbackAttempts >= CALLBACK_ATTEMPTS;
  if (hasReporter(event) && !called)
    return refuse('CALLBACK_MISSING', {
      attempts: event.callbackAttempts,
      needed: CALLBACK_ATTEMPTS,
    });
  if (outcome === 'OUT_OF_SCOPE' && !responsibleBody?.trim())
    return refuse('RESPONSIBLE_BODY_MISSING', { path: ['input', 'responsibleBody'] });
  return ok();
}

/** By the reporter, the verifier or the command centre of the place, within the window; later it is a new event. */
export function checkReopen(
  event: GovEvent,
  actor: Actor,
  now: Date,
  calendar: WorkCalendar,
): Result<void> {
  const supervises =
    hasRole(actor, 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND') && covers(actor, event.areaCode);
  if (!supervises && !isReporter(actor, event) && event.verifierSubject !== actor.subject)
    return refuse('FORBIDDEN', { action: 'event.reopen', missing: 'ROLE' });
  return checkReopenTime(event, now, calendar);
}

export function checkReopenTime(event: GovEvent, now: Date, calendar: WorkCalendar): Result<void> {
  if (event.closedAt === null) return ok();
  const last = calendar.addWorkdays(localDateOf(event.closedAt), REOPEN_WORKDAYS);
  return localDateOf(now) <= last
    ? ok()
    : refuse('REOPEN_TOO_LATE', { days: REOPEN_WORKDAYS, last });
}

/** Once the result was verified, until the window of reopening ends. */
export function checkRating(event: GovEvent, now: Date, calendar: WorkCalendar): Result<void> {
  const { state, number } = event;
  const answered = state === 'AWAITING_FEEDBACK' || state === 'CLOSED';
  return answered && checkReopenTime(event, now, calendar).ok
    ? ok()
    : refuse('NOTHING_TO_RATE', { number });
}

/** Sets a mark; set twice it is there once. */
export function mark(event: GovEvent, flag: EventFlag): void {
  if (!event.flags.includes(flag)) event.flags = [...event.flags, flag];
}

export function unmark(event: GovEvent, flag: EventFlag): void {
  event.flags = event.flags.filter((each) => each !== flag);
}
