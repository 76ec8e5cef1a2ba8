import { runSubgraph } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { gridSubgraph } from './subgraph';

void runSubgraph(gridSubgraph, readEnvironment());
