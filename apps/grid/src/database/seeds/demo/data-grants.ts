import type { CityPlan, DemoTable } from '@gezhi/city';
import { demoTable, stableId } from '@gezhi/city';
import type { DemoGrantsOptions } from '@gezhi/grants';
import { DataGrant, demoGrants, demoGrantSteps, DataGrantTransition } from '@gezhi/grants';

/** What the demo identity `integrator` may read of this department, and three grants that no longer or not yet hold. */
export function dataGrantTables({ district }: CityPlan): readonly DemoTable[] {
  const options: DemoGrantsOptions = {
    department: 'grid',
    district,
    metrics: ['event.*', 'grid.*'],
    datasets: ['events'],
    idOf: stableId,
  };
  return [
    demoTable(DataGrant, demoGrants(options)),
    demoTable(DataGrantTransition, demoGrantSteps(options)),
  ];
}
