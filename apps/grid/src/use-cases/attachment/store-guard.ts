import type { Result } from '@gezhi/kernel';
import { refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { FileStoreError } from '../../domain/attachment/file-store';

/** One attachment can be stored while another with the same bytes is removed: whoever holds the lock decides. */
export async function lockFile(uow: UnitOfWork, key: string): Promise<void> {
  await uow.manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('attachment ' || $1, 0))`,
    [key],
  );
}

/** A store that cannot do it now is a refusal: ATTACHMENTS_UNAVAILABLE. The cause is told to `onFault`. */
export async function unlessAway<T>(
  work: () => Promise<Result<T>>,
  onFault: (error: FileStoreError) => void,
): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error;
    onFault(error);
    return refuse('ATTACHMENTS_UNAVAILABLE', { retryAfter: 30 });
  }
}
