import type { JobDefinition } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import type { MetricCatalogue } from '@gezhi/metrics';
import { rollUpFigures } from './roll-up-figures';

/** Every minute. Figures are exact without it; it keeps them fast. */
export function rollupJob(metrics: MetricCatalogue): JobDefinition {
  return defineJob({
    name: 'roll-up-figures',
    description: 'Keeps the figures of days that are over, and computes again those that changed',
    schedule: '* * * * *',
    catchUp: 'SKIP',
    rows: 'WHOLE',
    run: ({ database, clock, signal }) => rollUpFigures({ database, clock, signal }, metrics),
  });
}
