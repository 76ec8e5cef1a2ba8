import type { KeyObject } from 'node:crypto';
import { signHead } from '@gezhi/audit';
import type { JobDefinition } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import { ok, valueOf } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';

/**
 * Signs the head of the department's trail every night. Without a key it says so in the log: heads are then signed
 * from elsewhere with `npm run audit:sign`, or a tail that is cut off is not missed.
 */
export function signHeadJob(key: KeyObject | null): JobDefinition {
  return defineJob({
    name: 'sign-audit-head',
    description:
      'Signs where the audit trail stands, so that nothing recorded before can be cut off',
    schedule: '5 0 * * *',
    rows: 'WHOLE',
    async run({ database, clock, logger }) {
      if (key === null) {
        logger.warn('no AUDIT_SIGNING_KEY: the audit trail is not signed from here');
        return { signed: false };
      }
      const head = await inTransaction(database, clock, async ({ manager }) =>
        ok(await signHead(manager, key, clock)),
      );
      const { date, seq, keyId } = valueOf(head);
      return { signed: true, date, seq, keyId };
    },
  });
}
