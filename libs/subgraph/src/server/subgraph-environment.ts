import {
  databaseUrl,
  keyRing,
  listenAddress,
  logLevel,
  mode,
  wholeNumber,
} from '@gezhi/environment';
import { z } from 'zod';

/** The variables every subgraph reads; see docs/ for their meaning. */
export const subgraphVariables = z.object({
  NODE_ENV: mode(),
  LOG_LEVEL: logLevel(),
  LISTEN: listenAddress(),
  DATABASE_URL: databaseUrl(),
  DATABASE_POOL: wholeNumber({ min: 1, max: 200 }).default(10),
  CALL_KEYS: keyRing(),
});

export type SubgraphEnvironment = Readonly<z.output<typeof subgraphVariables>>;
