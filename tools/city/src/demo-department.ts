import type { DemoSeed } from '@gezhi/city';
import type { EntityClass, MigrationClass } from '@gezhi/persistence';

/** What the loader needs to know of a department's subgraph. */
export interface DemoDepartment {
  readonly subgraph: {
    /** As in the supergraph: `party-building`. */
    readonly name: string;
    readonly entities: readonly EntityClass[];
    readonly migrations: readonly MigrationClass[];
  };
  readonly demo: DemoSeed;
}
