import { migrateOnce } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { servicesSubgraph } from './subgraph';

void migrateOnce(servicesSubgraph, readEnvironment());
