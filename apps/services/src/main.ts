import { runSubgraph } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { servicesSubgraph } from './subgraph';

void runSubgraph(servicesSubgraph, readEnvironment());
