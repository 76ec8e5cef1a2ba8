import { migrateOnce } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { gridSubgraph } from './subgraph';

void migrateOnce(gridSubgraph, readEnvironment());
