import { migrateOnce } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { partyBuildingSubgraph } from './subgraph';

void migrateOnce(partyBuildingSubgraph, readEnvironment());
