import { FileStoreError } from '../../domain/attachment/file-store';
import type { AttachmentFiles } from '../../use-cases/attachment/upload-attachment';
import type { GridContext } from '../context';

const NAME = 'attachmentFiles';

/** What resolvers of attachments need of the process, for `SubgraphDefinition.means`. */
export function attachmentMeans(files: AttachmentFiles): Readonly<Record<string, unknown>> {
  return { [NAME]: files };
}

/** Throws FileStoreError where no store is configured. */
export function attachmentFilesOf({ means }: GridContext): AttachmentFiles {
  const files = means[NAME] as AttachmentFiles | undefined;
  if (files === undefined) throw new FileStoreError('The process keeps no files.');
  return files;
}
