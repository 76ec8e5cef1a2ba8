import type { EnvironmentSource } from '@gezhi/environment';
import { extendEnvironment, keyRing, mode, parseEnvironment } from '@gezhi/environment';
import type { SubgraphEnvironment } from '@gezhi/subgraph';
import { readSubgraphEnvironment } from '@gezhi/subgraph';
import { z } from 'zod';

/** What the grid reads besides what every subgraph does. */
const gridVariables = z.object({
  NODE_ENV: mode(),
  /**
   * Keys under which contacts of reporters are hashed to find repeats; the last one is for new hashes, and hashes of a
   * key that is no longer named are dropped. Left out, repeats are found by matter and place alone.
   */
  CONTACT_HASH_KEYS: keyRing().optional(),
});

export type GridEnvironment = SubgraphEnvironment & Readonly<z.output<typeof gridVariables>>;

/** The environment of this process, read once; the keys of calls are read again when their file changes. */
export function readEnvironment(source: EnvironmentSource = process.env): GridEnvironment {
  return extendEnvironment(
    readSubgraphEnvironment(source),
    parseEnvironment(gridVariables, source),
  );
}
