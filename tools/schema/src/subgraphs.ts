import { enforcementSubgraph } from '@gezhi/enforcement';
import { gridSubgraph } from '@gezhi/grid';
import { partyBuildingSubgraph } from '@gezhi/party-building';
import { servicesSubgraph } from '@gezhi/services';
import type { SubgraphDefinition } from '@gezhi/subgraph';

/** The four departments' subgraphs, in the order they are composed and shown. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = [
  gridSubgraph,
  partyBuildingSubgraph,
  servicesSubgraph,
  enforcementSubgraph,
].filter(Boolean);
