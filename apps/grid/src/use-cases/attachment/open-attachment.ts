import type { Readable } from 'node:stream';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { MEDIA_TYPES } from '../../domain/attachment/attachment.codes';
import { Attachment } from '../../domain/attachment/attachment.entity';
import { isOfReporter, isUploader, sees } from '../../domain/attachment/attachment.rules';
import type { ByteRange, FileStore } from '../../domain/attachment/file-store';
import { eventSeenBy } from './attachment-workflow';

/** A stored file as it may be sent to whoever asked. */
export interface OpenedFile {
  readonly attachment: Attachment;
  readonly key: string;
  readonly mediaType: string;
  /** Of the whole file; null where it is not known before it is read. */
  readonly bytes: number | null;
  /** What to call it: its key, for its name was never asked for. */
  readonly name: string;
  /** Whether it is of a reporter and somebody else looks: that is a sensitive reading. */
  readonly isSensitive: boolean;
  /** Throws FileStoreError. */
  read(range?: ByteRange): Promise<Result<Readable>>;
}

/** Whether the actor may have a file, and the file. Answers NOT_FOUND or ATTACHMENT_QUARANTINED. */
export async function openAttachment(
  { actor, database }: Pick<UseCase, 'actor' | 'database'>,
  store: FileStore,
  { id, thumbnail }: { readonly id: string; readonly thumbnail: boolean },
): Promise<Result<OpenedFile>> {
  const unknown = refuse('NOT_FOUND', { path: ['id'], type: 'Attachment', id });
  if (!isId(id)) return unknown;
  const { manager } = database;
  const attachment = await manager.findOneBy(Attachment, { id });
  if (!attachment) return unknown;
  const event = await eventSeenBy(actor, attachment, { manager });
  if (!sees(actor, attachment, event)) return unknown;
  if (attachment.state === 'QUARANTINED') return refuse('ATTACHMENT_QUARANTINED', { id });
  const key = thumbnail ? attachment.thumbnailSha256 : attachment.sha256;
  if (attachment.state !== 'STORED' || key === null) return unknown;
  const { extension } = MEDIA_TYPES[attachment.mediaType];
  return ok({
    attachment,
    key,
    mediaType: thumbnail ? 'image/webp' : attachment.mediaType,
    bytes: thumbnail ? null : attachment.bytes,
    name: thumbnail ? `${id}-thumbnail.webp` : `${id}.${extension}`,
    isSensitive: isOfReporter(attachment.kind) && !isUploader(actor, attachment),
    async read(range) {
      const content = await store.read(key, range);
      return content ? ok(content) : unknown;
    },
  });
}
