import { CONTACT_DAYS, defineJob } from '@gezhi/jobs';
import type { JobDefinition } from '@gezhi/jobs';
import type { FileStore } from '../../domain/attachment/file-store';
import { cleanAttachments } from './clean-attachments';

/** Every hour: an upload that was broken off is gone within a day and an hour. */
export const cleanAttachmentsJob = (store: FileStore): JobDefinition =>
  defineJob({
    name: 'clean-attachments',
    description:
      'Deletes uploads never finished, pictures of reporters once the days of contact data are over, and bytes that ' +
      'no attachment has any more.',
    schedule: '20 * * * *',
    rows: 'WHOLE',
    run: (context) => cleanAttachments({ ...context, store, reporterDays: CONTACT_DAYS }),
  });
