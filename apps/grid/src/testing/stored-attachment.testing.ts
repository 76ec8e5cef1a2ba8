import { createHash } from 'node:crypto';
import { newId } from '@gezhi/kernel';
import { created } from '@gezhi/persistence';
import type { DataSource } from 'typeorm';
import { Attachment } from '../domain/attachment/attachment.entity';

/**
 * The row of an attachment as it stands once its content is stored, for tests of what rests on it: a result needs
 * evidence. There are no bytes behind it; how they come in is told by attachments.api.spec.ts.
 */
export async function storedAttachment(
  dataSource: DataSource,
  more: Partial<Attachment> & Pick<Attachment, 'objectId'>,
): Promise<string> {
  const now = new Date();
  const id = newId(now);
  const sha256 = createHash('sha256').update(id).digest('hex');
  await dataSource.getRepository(Attachment).insert({
    ...created(now),
    id,
    objectType: 'GovEvent',
    kind: 'EVIDENCE',
    state: 'STORED',
    mediaType: 'image/jpeg',
    announcedBytes: 1,
    announcedSha256: sha256,
    bytes: 1,
    sha256,
    uploaderSubject: 'test-department_officer',
    ticketHash: sha256,
    ticketExpiresAt: now,
    storedAt: now,
    ...more,
  });
  return id;
}
