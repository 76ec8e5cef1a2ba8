import { lampSubgraph } from './lamp-subgraph.testing';
import { runSubgraph } from './run-subgraph';
import { readSubgraphEnvironment } from './subgraph-environment';

/** The street lamps as a process of their own, as a department would run it. */
void runSubgraph(lampSubgraph, readSubgraphEnvironment(process.env));
