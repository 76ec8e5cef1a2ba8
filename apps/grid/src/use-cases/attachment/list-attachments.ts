import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql } from '@gezhi/persistence';
import type { AttachmentKind } from '../../domain/attachment/attachment.codes';
import { Attachment } from '../../domain/attachment/attachment.entity';

/** The attachments of an event that the row rule shows the caller, the oldest first; what is deleted is not among them. */
export function attachmentsOfEvent(
  kinds: readonly AttachmentKind[] | null | undefined,
): ListOf<Attachment> {
  return {
    entity: Attachment,
    on: ofKey('object_id'),
    where: [
      sql`t.state IN ('STORED', 'QUARANTINED')`,
      ...(kinds ? [sql`t.kind = ANY(${[...kinds]})`] : []),
    ],
    orderBy: 'createdAt',
    direction: 'ASC',
  };
}
