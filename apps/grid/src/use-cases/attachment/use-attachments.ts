import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import { Attachment } from '../../domain/attachment/attachment.entity';
import { isUploader } from '../../domain/attachment/attachment.rules';
import { AttachmentTransition } from '../../domain/attachment/attachment-transition.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';

/** What stands for the account of somebody who reported anonymously. */
const NOBODY = '—';

/**
 * Hangs attachments that wait for their report on the event it became. Whoever reported anonymously is not known
 * as the one who added them either. Answers ATTACHMENT_UNKNOWN.
 */
export async function attachToReport(
  uow: UnitOfWork,
  actor: Actor,
  event: GovEvent,
  ids: readonly string[],
): Promise<Result<void>> {
  const path = ['input', 'attachmentIds'];
  return uow.beyondSight(async () => {
    const found = await lockedByIds(uow, ids);
    for (const id of new Set(ids)) {
      const attachment = found.get(id);
      const waits =
        attachment?.state === 'STORED' &&
        attachment.objectId === null &&
        isUploader(actor, attachment);
      if (!waits) return refuse('ATTACHMENT_UNKNOWN', { path, id });
      Object.assign(attachment, {
        objectType: 'GovEvent',
        objectId: event.id,
        areaCode: event.areaCode,
        ...(event.anonymous && { uploaderSubject: null }),
      });
      touch(attachment, uow.now);
      await uow.manager.save(attachment);
      if (event.anonymous)
        await uow.manager.update(
          AttachmentTransition,
          { attachmentId: id },
          { actorSubject: NOBODY, actorOrganizationId: null },
        );
      const { areaCode } = event;
      uow.changes.push({ type: 'Attachment', id, action: 'attach', areaCode });
    }
    return ok();
  });
}

/**
 * Whether all of these are stored evidence of the event; they are locked, so that none is deleted before the result
 * rests on it. Answers EVIDENCE_UNKNOWN.
 */
export async function checkEvidenceOf(
  uow: UnitOfWork,
  event: GovEvent,
  ids: readonly string[],
): Promise<Result<void>> {
  if (ids.length === 0) return ok();
  const found = await uow.beyondSight(() => lockedByIds(uow, ids));
  const unknown = ids.find((id) => {
    const attachment = found.get(id);
    const { objectId, kind, state } = attachment ?? {};
    return objectId !== event.id || kind !== 'EVIDENCE' || state !== 'STORED';
  });
  return unknown === undefined
    ? ok()
    : refuse('EVIDENCE_UNKNOWN', { path: ['input', 'evidence'], id: unknown });
}

async function lockedByIds(
  uow: UnitOfWork,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Attachment>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const rows = await uow.manager
    .createQueryBuilder(Attachment, 'attachment')
    .setLock('pessimistic_write')
    .where('attachment.id IN (:...known)', { known })
    .orderBy('attachment.id')
    .getMany();
  return new Map(rows.map((row) => [row.id, row]));
}
