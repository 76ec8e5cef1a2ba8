import { runSubgraph } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { partyBuildingSubgraph } from './subgraph';

void runSubgraph(partyBuildingSubgraph, readEnvironment());
