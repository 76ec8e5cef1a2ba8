import { parseEnvironment } from '@gezhi/environment';
import type { SubgraphEnvironment } from '@gezhi/subgraph';
import { subgraphVariables } from '@gezhi/subgraph';

/** The environment of this process, read once. */
export function readEnvironment(): SubgraphEnvironment {
  return parseEnvironment(subgraphVariables, process.env);
}
