import type { FileStore } from '../domain/attachment/file-store';
import type { AttachmentVariables } from '../attachment-variables';
import { diskStore } from './disk-store';
import { NO_STORE } from './no-store';
import { s3Store } from './s3-store';

/** The file store the environment names. */
export function openStore(variables: AttachmentVariables): FileStore {
  switch (variables.ATTACHMENT_STORE) {
    case undefined:
      return NO_STORE;
    case 'disk':
      return diskStore(required(variables.ATTACHMENT_FOLDER));
    case 's3':
      return s3Store({
        endpoint: required(variables.ATTACHMENT_S3_ENDPOINT).url,
        bucket: required(variables.ATTACHMENT_S3_BUCKET),
        region: variables.ATTACHMENT_S3_REGION,
        accessKeyId: required(variables.ATTACHMENT_S3_ACCESS_KEY_ID),
        secretAccessKey: required(variables.ATTACHMENT_S3_SECRET_ACCESS_KEY),
        prefix: variables.ATTACHMENT_S3_PREFIX,
      });
  }
}

/** The rules of the environment have seen to it. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A variable of the file store is missing');
  return value;
}
