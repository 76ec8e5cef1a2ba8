import { createHash } from 'node:crypto';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { Attachment } from '../../domain/attachment/attachment.entity';
import { isUploader } from '../../domain/attachment/attachment.rules';
import { ATTACHMENT_MACHINE } from '../../domain/attachment/attachment.states';
import type { FileStore } from '../../domain/attachment/file-store';
import { inspect } from '../../media/inspect';
import type { Inspected } from '../../media/inspected';
import { ATTACHMENT_WORKFLOW } from './attachment-workflow';
import { lockFile } from './store-guard';
import { isGoodTicket } from './upload-ticket';

export interface ReceivedFile {
  readonly id: string;
  readonly ticket: string;
  readonly mediaType: string | null;
  readonly content: Buffer;
}

/**
 * Takes in the content of an attachment: from whoever announced it, with a good address, as it was announced, and by
 * its content what it says it is. It is stored freed of what tells about its making. The same content sent again is
 * fine. The bytes are safe before the row says so; a crash between the two leaves bytes nobody refers to, which the
 * cleaning job removes. Answers NOT_FOUND, INVALID_TRANSITION, ATTACHMENT_TICKET, ATTACHMENT_NOT_AS_ANNOUNCED, or
 * what `inspect` answers.
 */
export async function receiveAttachment(
  useCase: UseCase,
  store: FileStore,
  file: ReceivedFile,
): Promise<Result<Attachment>> {
  const { actor, clock, database } = useCase;
  const unknown = refuse('NOT_FOUND', { path: ['id'], type: 'Attachment', id: file.id });
  if (!isId(file.id)) return unknown;
  const attachment = await database.manager.findOneBy(Attachment, { id: file.id });
  await database.endReading();
  if (!attachment || !isUploader(actor, attachment)) return unknown;
  const same = checkSame(attachment, file);
  if (attachment.state === 'STORED' && same.ok) return ok(attachment);
  const next = ATTACHMENT_MACHINE.next(attachment.state, 'store');
  if (!next.ok) return next;
  if (!isGoodTicket(attachment, file.ticket, clock.now()))
    return refuse('ATTACHMENT_TICKET', { action: 'attachment.store', missing: 'TICKET' });
  if (!same.ok) return same;
  const inspected = await inspect(file.content, attachment.mediaType);
  if (!inspected.ok) return inspected;
  const kept = await keep(store, inspected.value);
  return inTransaction(database, clock, async (uow) => {
    const locked = await lockById(uow, Attachment, file.id);
    if (!locked || !isUploader(actor, locked)) return unknown;
    // Somebody sent the same at the same moment and was first.
    if (locked.state === 'STORED' && locked.sha256 === kept.sha256) return ok(locked);
    await holdOn(uow, store, kept);
    return followStep(uow, ATTACHMENT_WORKFLOW, actor, locked, { action: 'store' }, () => {
      const { sha256, thumbnailSha256 } = kept;
      const { content, width, height } = kept.inspected;
      Object.assign(locked, { sha256, thumbnailSha256, bytes: content.length, width, height });
      locked.storedAt = uow.now;
      return ok();
    });
  });
}

function checkSame(attachment: Attachment, { mediaType, content }: ReceivedFile): Result<void> {
  const differs = (what: string) => refuse('ATTACHMENT_NOT_AS_ANNOUNCED', { path: ['body'], what });
  if (mediaType !== attachment.mediaType) return differs('mediaType');
  if (content.length !== attachment.announcedBytes) return differs('bytes');
  return sha256Of(content) === attachment.announcedSha256 ? ok() : differs('sha256');
}

interface Kept {
  readonly inspected: Inspected;
  readonly sha256: string;
  readonly thumbnailSha256: string | null;
}

async function keep(store: FileStore, inspected: Inspected): Promise<Kept> {
  const { content, thumbnail } = inspected;
  const kept = {
    inspected,
    sha256: sha256Of(content),
    thumbnailSha256: thumbnail && sha256Of(thumbnail),
  };
  await store.put(kept.sha256, content);
  if (thumbnail) await store.put(sha256Of(thumbnail), thumbnail);
  return kept;
}

/** From here on nobody removes the bytes; who was quicker has removed the same bytes of another, so they are put again. */
async function holdOn(uow: UnitOfWork, store: FileStore, kept: Kept): Promise<void> {
  const { content, thumbnail } = kept.inspected;
  const files = [
    [kept.sha256, content],
    [kept.thumbnailSha256, thumbnail],
  ] as const;
  // In one order, so that no two wait for each other.
  for (const [key, bytes] of [...files].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))) {
    if (key === null || bytes === null) continue;
    await lockFile(uow, key);
    if (!(await store.has(key))) await store.put(key, bytes);
  }
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
