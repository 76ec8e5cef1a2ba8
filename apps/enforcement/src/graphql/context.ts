import type { SubgraphContext } from '@gezhi/subgraph';

/** What a request of the enforcement subgraph carries. */
export type EnforcementContext = SubgraphContext;
