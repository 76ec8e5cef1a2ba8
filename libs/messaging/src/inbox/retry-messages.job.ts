import type { JobDefinition } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import type { Consumption } from './consumption';
import { retryParkedMessages } from './retry-parked';

/** Tries parked messages again every hour: a new version may have come that can handle them. */
export function retryMessagesJob(consumptions: readonly Consumption[]): JobDefinition {
  return defineJob({
    name: 'retry-messages',
    description: 'Tries messages of other departments again that could not be handled',
    schedule: '40 * * * *',
    rows: 'WHOLE',
    run: ({ database, clock }) => retryParkedMessages(database, clock, consumptions),
  });
}
