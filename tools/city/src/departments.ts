import { enforcementDemo, enforcementSubgraph } from '@gezhi/enforcement';
import { gridDemo, gridSubgraph } from '@gezhi/grid';
import { partyBuildingDemo, partyBuildingSubgraph } from '@gezhi/party-building';
import { servicesDemo, servicesSubgraph } from '@gezhi/services';
import type { DemoDepartment } from './demo-department';

/** The departments whose subgraphs show the demonstration city; a new one is one line here. */
export const DEPARTMENTS: readonly DemoDepartment[] = [
  { subgraph: gridSubgraph, demo: gridDemo },
  { subgraph: partyBuildingSubgraph, demo: partyBuildingDemo },
  { subgraph: servicesSubgraph, demo: servicesDemo },
  { subgraph: enforcementSubgraph, demo: enforcementDemo },
];
