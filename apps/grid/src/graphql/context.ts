import type { SubgraphContext } from '@gezhi/subgraph';

/** What a request of the grid subgraph carries. */
export type GridContext = SubgraphContext;
