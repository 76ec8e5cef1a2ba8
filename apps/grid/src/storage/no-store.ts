import type { FileStore } from '../domain/attachment/file-store';
import { FileStoreError } from '../domain/attachment/file-store';

const refuse = (): Promise<never> =>
  Promise.reject(new FileStoreError('No file store is configured: set ATTACHMENT_STORE.'));

/** Where none is configured: nothing is taken in, and there is nothing to clean. */
export const NO_STORE: FileStore = {
  put: refuse,
  read: refuse,
  has: refuse,
  remove: refuse,
  async *list() {},
  removeUnfinished: () => Promise.resolve(0),
};
