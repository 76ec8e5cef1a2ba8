import type { Result } from '@gezhi/kernel';
import { isId, newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { IsNull, Not } from 'typeorm';
import type { AttachmentKind, MediaType } from '../../domain/attachment/attachment.codes';
import { Attachment } from '../../domain/attachment/attachment.entity';
import {
  checkAdding,
  checkAnnounced,
  MOST_OF_EVENT,
  MOST_WAITING,
} from '../../domain/attachment/attachment.rules';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { ATTACHMENT_WORKFLOW } from './attachment-workflow';
import { newTicket } from './upload-ticket';

export interface StartAttachmentInput {
  readonly clientMutationId?: string | null;
  /** Left out for a report that is still to be made: reportEvent then names the attachment. */
  readonly eventId?: string | null;
  readonly kind: AttachmentKind;
  readonly mediaType: string;
  readonly bytes: number;
  /** Of the file as it will be sent, in hex. */
  readonly sha256: string;
}

/** Where the content of an attachment is to be sent. */
export interface AttachmentUpload {
  readonly attachment: Attachment;
  /** A path of the gateway; null once the content is there. */
  readonly uploadUrl: string | null;
  /** What that path carries; null once the content is there. */
  readonly ticket: string | null;
  readonly expiresAt: Date | null;
}

/**
 * Announces a file and answers where to send it. Repeated with the same clientMutationId, it answers a new address for
 * the same attachment. Answers NOT_FOUND, FORBIDDEN, ATTACHMENT_TYPE, _TOO_LARGE, _TOO_MANY or _EVENT_OVER.
 */
export async function startAttachment(
  useCase: UseCase,
  input: StartAttachmentInput,
): Promise<Result<AttachmentUpload>> {
  const { actor, clock, database } = useCase;
  const possible = checkAnnounced(input.mediaType, input.bytes);
  if (!possible.ok) return possible;
  const key = input.clientMutationId ?? null;
  const request = { subject: actor.subject, key, operation: 'startAttachment', body: { ...input } };
  return inTransaction(database, clock, async (uow) => {
    const begun = await once(
      uow,
      request,
      () => begin(uow, useCase, input),
      (id) => uow.manager.findOneBy(Attachment, { id }),
    );
    return begun.ok ? ok(await withAddress(uow, begun.value)) : begun;
  });
}

async function begin(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: StartAttachmentInput,
): Promise<Result<Attachment>> {
  const event = await eventOf(uow, actor, input);
  if (!event.ok) return event;
  const room = await checkRoom(uow, actor.subject, event.value);
  if (!room.ok) return room;
  const ticket = newTicket(uow.now);
  const attachment = uow.manager.create(Attachment, {
    ...created(uow.now),
    id: newId(uow.now),
    objectType: event.value && 'GovEvent',
    objectId: event.value?.id ?? null,
    areaCode: event.value?.areaCode ?? null,
    kind: input.kind,
    state: 'UPLOADING',
    mediaType: input.mediaType as MediaType,
    announcedBytes: input.bytes,
    announcedSha256: input.sha256.toLowerCase(),
    uploaderSubject: actor.subject,
    ticketHash: ticket.hash,
    ticketExpiresAt: ticket.expiresAt,
  });
  return ok(await beginLife(uow, ATTACHMENT_WORKFLOW, actor, attachment, 'start'));
}

/** The event to hang it on, null for a report to come. */
async function eventOf(
  uow: UnitOfWork,
  actor: UseCase['actor'],
  { eventId = null, kind }: StartAttachmentInput,
): Promise<Result<GovEvent | null>> {
  const path = ['input', 'eventId'];
  if (eventId === null)
    return kind === 'REPORT'
      ? ok(null)
      : refuse('INVALID_INPUT', { path, field: 'eventId', reason: 'required' });
  const event = isId(eventId) ? await uow.manager.findOneBy(GovEvent, { id: eventId }) : null;
  if (!event || !isVisibleTo(actor, event))
    return refuse('NOT_FOUND', { path, type: 'GovEvent', id: eventId });
  const allowed = checkAdding(actor, event, kind);
  return allowed.ok ? ok(event) : allowed;
}

async function checkRoom(
  uow: UnitOfWork,
  uploaderSubject: string,
  event: GovEvent | null,
): Promise<Result<void>> {
  return uow.beyondSight(async (manager) => {
    const waiting = await manager.countBy(Attachment, [
      { uploaderSubject, state: 'UPLOADING' },
      { uploaderSubject, state: 'STORED', objectId: IsNull() },
    ]);
    if (waiting >= MOST_WAITING) return refuse('ATTACHMENT_TOO_MANY', { limit: MOST_WAITING });
    if (event === null) return ok();
    const has = await manager.countBy(Attachment, { objectId: event.id, state: Not('DELETED') });
    return has < MOST_OF_EVENT ? ok() : refuse('ATTACHMENT_TOO_MANY', { limit: MOST_OF_EVENT });
  });
}

/** A new address each time: the one before is no longer good. */
async function withAddress(uow: UnitOfWork, attachment: Attachment): Promise<AttachmentUpload> {
  const { id, state } = attachment;
  if (state !== 'UPLOADING') return { attachment, uploadUrl: null, ticket: null, expiresAt: null };
  const { text, hash, expiresAt } = newTicket(uow.now);
  await uow.manager.update(Attachment, { id }, { ticketHash: hash, ticketExpiresAt: expiresAt });
  if (uow.changes.length === 0) uow.changes.push({ type: 'Attachment', id, action: 'renewTicket' });
  return { attachment, uploadUrl: `/files/${id}?ticket=${text}`, ticket: text, expiresAt };
}
