import type { JobDefinition } from '../job';
import { defineJob } from '../job';
import { applyRetention } from './apply-retention';
import type { RetentionPlan } from './retention-plan';

/** Every night, when nobody waits for the tables. */
const NIGHTLY = '10 3 * * *';

/** The job that keeps the retention plan of a subgraph. Answers how many rows each rule changed. */
export function retentionJob({ rules }: RetentionPlan): JobDefinition {
  return defineJob({
    name: 'retention',
    description: 'Blanks personal data whose days are over, and removes what served only programs',
    schedule: NIGHTLY,
    rows: 'WHOLE',
    limits: { retries: 8, longestRun: 4 * 3_600 },
    async run({ database, clock, signal }) {
      const changed: Record<string, number> = {};
      for (const rule of rules) {
        changed[rule.key] = await applyRetention({ database, clock, signal }, rule);
      }
      return changed;
    },
  });
}
