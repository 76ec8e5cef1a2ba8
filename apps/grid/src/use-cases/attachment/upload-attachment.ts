import type { Result } from '@gezhi/kernel';
import { refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import type { AttachmentKind } from '../../domain/attachment/attachment.codes';
import type { Attachment } from '../../domain/attachment/attachment.entity';
import type { FileStore, FileStoreError } from '../../domain/attachment/file-store';
import { deleteAttachment } from './decide-attachment';
import { receiveAttachment } from './receive-attachment';
import { startAttachment } from './start-attachment';
import { unlessAway } from './store-guard';

/** A file as it came with a mutation. */
export interface SentFile {
  readonly mediaType: string;
  readonly bytes: number;
  /** Of the file as it came, in hex. */
  readonly sha256: string;
  /** Null when there is more of it than any type may have. */
  readonly content: Buffer | null;
}

export interface UploadAttachmentInput {
  readonly clientMutationId?: string | null;
  readonly eventId?: string | null;
  readonly kind: AttachmentKind;
  readonly file: SentFile;
}

/** Where the bytes of attachments are kept, and what is told when that cannot be done. */
export interface AttachmentFiles {
  readonly store: FileStore;
  readonly onFault: (error: FileStoreError) => void;
}

/**
 * Announces a file and takes it in at once: `startAttachment` and `receiveAttachment` one after the other, with every
 * rule of both. What is refused for its content is deleted again, so that it does not wait among the account's others;
 * what the store could not take stays announced, and the same mutation sent again goes on with it.
 */
export async function uploadAttachment(
  useCase: UseCase,
  { store, onFault }: AttachmentFiles,
  { file, ...input }: UploadAttachmentInput,
): Promise<Result<Attachment>> {
  const { mediaType, bytes, sha256, content } = file;
  const started = await startAttachment(useCase, { ...input, mediaType, bytes, sha256 });
  if (!started.ok) return started;
  // More than any type may have is refused above.
  if (content === null) return refuse('ATTACHMENT_TOO_LARGE', { mediaType, limit: 0 });
  const { attachment, ticket } = started.value;
  const received = await unlessAway(
    () =>
      receiveAttachment(useCase, store, {
        id: attachment.id,
        ticket: ticket ?? '',
        mediaType,
        content,
      }),
    onFault,
  );
  const isWaiting = ticket !== null;
  if (!received.ok && received.refusal.code !== 'ATTACHMENTS_UNAVAILABLE' && isWaiting) {
    await deleteAttachment(useCase, { id: attachment.id, seenVersion: attachment.version });
  }
  return received;
}
