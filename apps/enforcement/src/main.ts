import { runSubgraph } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { enforcementSubgraph } from './subgraph';

void runSubgraph(enforcementSubgraph, readEnvironment());
