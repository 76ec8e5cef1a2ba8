import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { hydrate, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { Attachment } from '../../domain/attachment/attachment.entity';
import { WAITING_HOURS } from '../../domain/attachment/attachment.rules';
import { ended } from '../../domain/retention';
import type { FileStore } from '../../domain/attachment/file-store';
import { ATTACHMENT_WORKFLOW } from './attachment-workflow';
import { lockFile } from './store-guard';

/** Attachments, or files, that one transaction takes. */
const AT_ONCE = 100;
const HOUR = 3_600_000;

export interface Cleaned {
  /** Attachments that waited too long, or whose time is over. */
  readonly expired: number;
  /** Files of deleted attachments. */
  readonly removed: number;
  /** Files nobody refers to. */
  readonly orphans: number;
  /** What broken-off uploads left. */
  readonly unfinished: number;
}

export interface Cleaning extends UseCase {
  readonly store: FileStore;
  /** How many days what is of a reporter outlives its event. */
  readonly reporterDays: number;
  readonly signal: AbortSignal;
}

/**
 * Lets go of what is not needed: uploads never finished, files made for reports never made, what is of a reporter
 * once the days of contact data are over, the bytes of what was deleted, and bytes nobody refers to. It changes
 * nothing the second time, goes on where it was stopped, and leaves what is under a legal hold.
 */
export async function cleanAttachments(cleaning: Cleaning): Promise<Cleaned> {
  const expired = await again(cleaning, () => expireSome(cleaning));
  const removed = await again(cleaning, () => removeSome(cleaning));
  const before = new Date(cleaning.clock.now().getTime() - WAITING_HOURS * HOUR);
  const unfinished = await cleaning.store.removeUnfinished(before);
  return { expired, removed, orphans: await removeOrphans(cleaning, before), unfinished };
}

async function again(
  { signal }: Pick<Cleaning, 'signal'>,
  some: () => Promise<Result<number>>,
): Promise<number> {
  for (let total = 0; ;) {
    signal.throwIfAborted();
    const done = await some();
    if (!done.ok) throw new Error(`Attachments cannot be cleaned: ${done.refusal.code}`);
    total += done.value;
    if (done.value < AT_ONCE) return total;
  }
}

const NOT_HELD = `NOT EXISTS (SELECT FROM retention_hold h WHERE h.object_type = 'GovEvent' AND h.object_id = t.object_id::text)
  AND NOT EXISTS (SELECT FROM retention_hold h WHERE h.object_type = 'Attachment' AND h.object_id = t.id::text)`;

/** Evidence and what verifiers found stay with the file of the case: only what is of the reporter goes. */
const OVER = `t.state = 'UPLOADING' AND t.ticket_expires_at < $1
  OR t.object_id IS NULL AND t.state IN ('STORED', 'QUARANTINED') AND t.stored_at < $1
  OR t.kind IN ('REPORT', 'CALLBACK') AND t.state IN ('STORED', 'QUARANTINED') AND EXISTS (SELECT FROM gov_event e
    WHERE e.id = t.object_id AND (${ended('e')}) < $2)`;

function expireSome({ actor, clock, database, reporterDays }: Cleaning): Promise<Result<number>> {
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async (manager) => {
      const now = uow.now.getTime();
      const rows = await manager.query<Record<string, unknown>[]>(
        `SELECT t.* FROM attachment t WHERE (${OVER}) AND ${NOT_HELD}
         ORDER BY t.id LIMIT ${AT_ONCE} FOR UPDATE OF t SKIP LOCKED`,
        [new Date(now - WAITING_HOURS * HOUR), new Date(now - reporterDays * 24 * HOUR)],
      );
      for (const attachment of hydrate(manager, Attachment, rows)) {
        const step = { action: 'expire' as const };
        const gone = await followStep(uow, ATTACHMENT_WORKFLOW, actor, attachment, step, () => {
          attachment.deletedAt = uow.now;
          return ok();
        });
        if (!gone.ok) return gone;
      }
      return ok(rows.length);
    }),
  );
}

/** The bytes of one deleted attachment at a time: the store is asked while the lock is held. */
function removeSome({ clock, database, store }: Cleaning): Promise<Result<number>> {
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async (manager) => {
      const rows = await manager.query<Record<string, unknown>[]>(
        `SELECT t.* FROM attachment t WHERE t.state = 'DELETED' AND t.bytes_removed_at IS NULL
         ORDER BY t.id LIMIT ${AT_ONCE} FOR UPDATE OF t SKIP LOCKED`,
      );
      const deleted = hydrate(manager, Attachment, rows);
      const keys = deleted.flatMap(({ sha256, thumbnailSha256 }) => [sha256, thumbnailSha256]);
      for (const key of [...new Set(keys)].sort())
        if (key !== null) await removeUnused(uow, store, key);
      for (const { id } of deleted) {
        await manager.update(Attachment, { id }, { bytesRemovedAt: uow.now });
        uow.changes.push({ type: 'Attachment', id, action: 'removeBytes' });
      }
      return ok(deleted.length);
    }),
  );
}

/** Whether it was removed: bytes that another attachment has as well stay. */
async function removeUnused(uow: UnitOfWork, store: FileStore, key: string): Promise<boolean> {
  await lockFile(uow, key);
  const [{ used } = { used: true }] = await uow.manager.query<{ used: boolean }[]>(
    `SELECT EXISTS (SELECT FROM attachment WHERE (sha256 = $1 OR thumbnail_sha256 = $1) AND state <> 'DELETED') AS used`,
    [key],
  );
  if (used) return false;
  await store.remove(key);
  return true;
}

/** Files of the store that are older than a day, as long as no upload can still be about to name them. */
async function removeOrphans(cleaning: Cleaning, before: Date): Promise<number> {
  const { clock, database, store, signal } = cleaning;
  let orphans = 0;
  let batch: string[] = [];
  const removeBatch = async () => {
    signal.throwIfAborted();
    const keys = batch;
    batch = [];
    const removed = await inTransaction(database, clock, (uow) =>
      uow.beyondSight(async (manager) => {
        const unknown = await manager.query<{ key: string }[]>(
          `SELECT key FROM unnest($1::text[]) AS key WHERE NOT EXISTS (
             SELECT FROM attachment t WHERE (t.sha256 = key OR t.thumbnail_sha256 = key)
               AND (t.state <> 'DELETED' OR t.bytes_removed_at IS NULL)) ORDER BY key`,
          [keys],
        );
        let count = 0;
        for (const { key } of unknown) if (await removeUnused(uow, store, key)) count += 1;
        return ok(count);
      }),
    );
    if (removed.ok) orphans += removed.value;
  };
  for await (const { key, storedAt } of store.list()) {
    if (storedAt >= before) continue;
    batch.push(key);
    if (batch.length >= AT_ONCE) await removeBatch();
  }
  if (batch.length > 0) await removeBatch();
  return orphans;
}
