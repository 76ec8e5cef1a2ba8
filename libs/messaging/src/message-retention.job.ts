import type { JobDefinition } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import { ok } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';

/** Days that what was published stays in the outbox, for whoever looks into a trouble. */
const PUBLISHED_DAYS = 7;
/** Days that a handled message is recognised: longer than the bus keeps it, so that it cannot come again unseen. */
const HANDLED_DAYS = 90;
const BATCH = 5_000;

const REMOVALS: Readonly<Record<string, string>> = {
  published: `DELETE FROM outbox_message WHERE position IN (
    SELECT position FROM outbox_message WHERE published_at < $1::timestamptz - make_interval(days => ${PUBLISHED_DAYS})
    LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
  handled: `DELETE FROM inbox_message WHERE id IN (
    SELECT id FROM inbox_message WHERE handled_at < $1::timestamptz - make_interval(days => ${HANDLED_DAYS})
    LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
};

/** Statements of `more` remove what else is over; each takes the moment and removes at most a batch. */
export function messageRetentionJob(more: Readonly<Record<string, string>> = {}): JobDefinition {
  return defineJob({
    name: 'message-retention',
    description: 'Removes messages that were published, and what was kept to handle each once',
    schedule: '25 * * * *',
    rows: 'WHOLE',
    async run({ database, clock, signal }) {
      const removed: Record<string, number> = {};
      for (const [what, statement] of Object.entries({ ...REMOVALS, ...more })) {
        removed[what] = 0;
        for (let last = BATCH; last > 0 && !signal.aborted;) {
          const done = await inTransaction(database, clock, async ({ manager, now }) => {
            const [, count] = await manager.query<[unknown, number]>(statement, [now]);
            return ok(count);
          });
          last = done.ok ? done.value : 0;
          removed[what] += last;
          if (last < BATCH) break;
        }
      }
      return removed;
    },
  });
}
