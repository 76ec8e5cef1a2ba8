import { defineJob } from '@gezhi/jobs';
import { localDateOf, ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import { inTransaction } from '@gezhi/persistence';
import { RULE_STALE } from '../../domain/dispatch/dispatch.notifications';
import { STALE_REASONS } from '../../domain/dispatch/dispatch.codes';
import { COMMAND } from '../../domain/permissions';
import { staleRules } from './stale-rules';

/** Tells the centre of its rules of dispatch that should be looked at: each rule and reason once a month. */
export const staleRuleAlarm = defineJob({
  name: 'stale-dispatch-rules',
  description:
    'Tells command centres which of their rules of dispatch nothing meets, name nobody, or are often overridden.',
  schedule: '20 6 * * *',
  rows: 'WHOLE',
  async run({ clock, database }) {
    const told = await inTransaction(database, clock, async (uow) => {
      const month = localDateOf(uow.now).slice(0, 7);
      let count = 0;
      // Every code of an area begins with a digit.
      for (const stale of await staleRules(uow.manager, '', uow.now)) {
        const { listId, areaCode, code, reason, decided, overridden } = stale;
        const isNew = await notify(uow, RULE_STALE, {
          to: { areaCode, roles: COMMAND },
          about: { type: 'MatterList', id: listId, areaCode },
          values: {
            rule: code,
            reason: STALE_REASONS.labels[reason].zh,
            decided,
            share: decided === 0 ? 0 : Math.round((overridden / decided) * 100),
          },
          onceKey: `${areaCode} ${code} ${reason} ${month}`,
        });
        if (isNew) count += 1;
      }
      return ok(count);
    });
    if (!told.ok) throw new Error(`Stale rules cannot be told: ${told.refusal.code}`);
    return { told: told.value };
  },
});
