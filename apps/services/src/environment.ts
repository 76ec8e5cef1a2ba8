import type { EnvironmentSource } from '@gezhi/environment';
import type { SubgraphEnvironment } from '@gezhi/subgraph';
import { readSubgraphEnvironment } from '@gezhi/subgraph';

/** The environment of this process, read once; its keys are read again when their file changes. */
export function readEnvironment(source: EnvironmentSource = process.env): SubgraphEnvironment {
  return readSubgraphEnvironment(source);
}
