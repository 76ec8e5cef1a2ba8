import type { DemoSeed } from '@gezhi/city';
import type { SubgraphDefinition } from '@gezhi/subgraph';

/** What the loader needs to know of a department's subgraph. */
export interface DemoDepartment {
  readonly subgraph: Pick<
    SubgraphDefinition,
    'name' | 'entities' | 'migrations' | 'copies' | 'metrics'
  >;
  readonly demo: DemoSeed;
}
