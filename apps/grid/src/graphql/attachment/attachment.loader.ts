import { findByKeys } from '@gezhi/persistence';
import { batched, listField } from '@gezhi/subgraph';
import type { AttachmentKind } from '../../domain/attachment/attachment.codes';
import { Attachment } from '../../domain/attachment/attachment.entity';
import { attachmentsOfEvent } from '../../use-cases/attachment/list-attachments';
import type { GridContext } from '../context';
import type { AttachmentListArgs } from './attachment.input';

/** Attachments by key, as far as the row rule shows them to the caller. */
export const attachmentById = batched<GridContext, Attachment>('Attachment', ({ database }, ids) =>
  findByKeys(database.manager, Attachment, 'id', ids),
);

export const attachmentsOf = listField<Attachment, AttachmentListArgs, GridContext>(
  'GovEvent.attachments',
  (_context, { kinds }: { kinds?: readonly AttachmentKind[] | null }) => attachmentsOfEvent(kinds),
);
