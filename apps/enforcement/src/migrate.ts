import { migrateOnce } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { enforcementSubgraph } from './subgraph';

void migrateOnce(enforcementSubgraph, readEnvironment());
