import type { SubgraphContext } from '@gezhi/subgraph';

/** What a request of the services subgraph carries. */
export type ServicesContext = SubgraphContext;
