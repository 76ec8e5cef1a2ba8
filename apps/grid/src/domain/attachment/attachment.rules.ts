import type { Actor } from '@gezhi/identity';
import { authorise, covers, hasRole, isSignedIn } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { handles, orderedOf } from '../contact/contact.rules';
import { isReporter } from '../event/event.rules';
import type { EventState } from '../event/event.states';
import type { GovEvent } from '../event/gov-event.entity';
import { COMMAND } from '../permissions';
import type { AttachmentKind } from './attachment.codes';
import { mediaTypeRule } from './attachment.codes';
import type { Attachment } from './attachment.entity';
import { ATTACHMENT_PERMISSIONS } from './attachment.permissions';

/** Attachments of one event that are not deleted. */
export const MOST_OF_EVENT = 50;
/** Attachments of one account that wait for their content, or for the report they were made for. */
export const MOST_WAITING = 20;
/** How long an upload address is good. */
export const TICKET_MINUTES = 15;
/** How long an attachment may wait for its content, or for its report. */
export const WAITING_HOURS = 24;

/** What only a handling team and the reporter see: it was made by, or with, whoever reported. */
const OF_REPORTER: readonly AttachmentKind[] = ['REPORT', 'CALLBACK'];

export function isOfReporter(kind: AttachmentKind): boolean {
  return OF_REPORTER.includes(kind);
}

/** States of an event in which nothing is added any more. */
const OVER: readonly EventState[] = ['CLOSED', 'MERGED', 'REDIRECTED', 'REFUSED', 'CANCELLED'];

/** Whether the actor may add this kind to an event it sees. */
export function checkAdding(actor: Actor, event: GovEvent, kind: AttachmentKind): Result<void> {
  const own = kind === 'REPORT' && isReporter(actor, event);
  const allowed = own
    ? ok()
    : authorise(actor, ATTACHMENT_PERMISSIONS, `attachment.add${kind}`, {
        areaCode: event.areaCode,
        organizationId: orderedOf(actor, event) ?? event.leadOrganizationId,
      });
  if (!allowed.ok) return allowed;
  return OVER.includes(event.state)
    ? refuse('ATTACHMENT_EVENT_OVER', { number: event.number, state: event.state })
    : ok();
}

/** What is announced must be of a permitted type and size. */
export function checkAnnounced(mediaType: string, bytes: number): Result<void> {
  const rule = mediaTypeRule(mediaType);
  if (rule === null)
    return refuse('ATTACHMENT_TYPE', { path: ['input', 'mediaType'], mediaType: safe(mediaType) });
  return bytes > rule.maxBytes
    ? refuse('ATTACHMENT_TOO_LARGE', { path: ['input', 'bytes'], mediaType, limit: rule.maxBytes })
    : ok();
}

/** Nothing a client wrote is repeated but the letters of a media type. */
function safe(mediaType: string): string {
  return mediaType.replace(/[^a-z0-9/+.-]/gi, '').slice(0, 60);
}

/**
 * Whether the actor may see an attachment of an event it sees. The row rule of attachments says the same.
 * What is of the reporter: whoever added it, the handling team, and the reporter of the own report.
 */
export function sees(actor: Actor, attachment: Attachment, event: GovEvent | null): boolean {
  if (isUploader(actor, attachment)) return true;
  if (event === null) return false;
  if (!isOfReporter(attachment.kind))
    return !hasRole(actor, 'INTEGRATOR') || isReporter(actor, event);
  const owns = hasRole(actor, 'RESIDENT') && actor.organizationId === null;
  return handles(actor, event) || (owns && isReporter(actor, event));
}

export function isUploader(actor: Actor, { uploaderSubject }: Attachment): boolean {
  return isSignedIn(actor) && uploaderSubject === actor.subject;
}

/** By whoever added it, until a result rests on it; what is out of sight by the command centre. */
export function checkDeleting(
  actor: Actor,
  attachment: Attachment,
  evidence: readonly string[],
): Result<void> {
  if (evidence.includes(attachment.id))
    return refuse('ATTACHMENT_IS_EVIDENCE', { id: attachment.id });
  const { state, areaCode } = attachment;
  const commands = hasRole(actor, ...COMMAND) && areaCode !== null && covers(actor, areaCode);
  const allowed = state === 'QUARANTINED' ? commands : isUploader(actor, attachment);
  return allowed ? ok() : refuse('FORBIDDEN', { action: 'attachment.delete', missing: 'ROLE' });
}
