import type { SubgraphContext } from '@gezhi/subgraph';

/** What a request of the party-building subgraph carries. */
export type PartyBuildingContext = SubgraphContext;
