import { defineJob } from '@gezhi/jobs';
import { ok } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { contactKeyIds } from './contact-keys';

/** Hashes one transaction drops. */
const AT_ONCE = 1_000;

/** Drops hashes of contacts that were made with a key no longer in use, and answers how many. */
export async function dropOldHashes({ clock, database }: UseCase): Promise<number> {
  for (let total = 0; ;) {
    const dropped = await inTransaction(database, clock, (uow) =>
      uow.beyondSight(async (manager) => {
        const [, count] = await manager.query<[unknown[], number]>(
          `DELETE FROM event_contact_hash WHERE event_id IN (SELECT event_id FROM event_contact_hash
             WHERE NOT key_id = ANY($1) LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`,
          [contactKeyIds()],
        );
        return ok(count);
      }),
    );
    if (!dropped.ok) throw new Error(`Hashes cannot be dropped: ${dropped.refusal.code}`);
    total += dropped.value;
    if (dropped.value < AT_ONCE) return total;
  }
}

export const contactHashRotation = defineJob({
  name: 'contact-hash-rotation',
  description:
    'Drops hashes of contacts made with a key that is no longer in use: what an old key could match is gone with it.',
  schedule: '25 2 * * *',
  run: async (context) => ({ dropped: await dropOldHashes(context) }),
});
