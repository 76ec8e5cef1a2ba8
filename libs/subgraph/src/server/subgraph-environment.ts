import {
  databaseUrl,
  extendEnvironment,
  flag,
  followFiles,
  keyRing,
  listenAddress,
  logLevel,
  mode,
  parseEnvironment,
  secret,
  secretFilesOf,
  wholeNumber,
} from '@gezhi/environment';
import type { EnvironmentSource, FollowedFiles, FollowOptions } from '@gezhi/environment';
import { readSigningKey } from '@gezhi/audit';
import { z } from 'zod';

/**
 * The variables every subgraph reads. What production refuses about each follows from its kind, also for those that
 * are added: secrets are `secret()`, `keyRing()` or `signingKey()`, addresses are `serviceUrl()`.
 */
export const subgraphVariables = z.object({
  NODE_ENV: mode(),
  LOG_LEVEL: logLevel(),
  LISTEN: listenAddress({ consentToAll: 'ALLOW_LISTEN_EVERYWHERE' }),
  DATABASE_URL: databaseUrl(),
  DATABASE_POOL: wholeNumber({ min: 1, max: 200 }).default(10),
  CALL_KEYS: keyRing(),
  /** Where calls are remembered against replay; several processes of one subgraph must share the database. */
  CALL_NONCES: z
    .enum(['process', 'database'])
    .default('process')
    .describe('process (for one process) or database (for several)'),
  /** Ed25519, PKCS#8 in PEM: signs the audit trail every night. Left out, it is signed from elsewhere. */
  AUDIT_SIGNING_KEY: secret()
    .refine(isSigningKey, { error: 'not an Ed25519 private key in PEM form' })
    .optional(),
  /** Whether this process also runs the jobs of the subgraph. Of several processes any number may; one at least must. */
  JOBS: flag().default(true),
  /** The bus between departments, as this one signs in there. Processes that run jobs carry messages as well. */
  BUS_DATABASE_URL: databaseUrl().optional(),
});

export type SubgraphVariables = Readonly<z.output<typeof subgraphVariables>>;

interface Followed<Variables> {
  /** Reads everything again when the file of a secret changes. Absent: what was read at the start stays. */
  readonly follow?: (
    options: Pick<FollowOptions<Variables>, 'onChange' | 'onProblem'>,
  ) => FollowedFiles;
}

/** An environment whose keys can change while the process runs. */
export type FollowedEnvironment<Variables> = Variables & Followed<Variables>;

export type SubgraphEnvironment = FollowedEnvironment<SubgraphVariables>;

/** The environment of a subgraph, whose keys can change while it runs. Throws one error that lists every problem. */
export function readSubgraphEnvironment(source: EnvironmentSource): SubgraphEnvironment {
  return readFollowedEnvironment(subgraphVariables, source);
}

/** The same for a subgraph that reads more: `subgraphVariables.extend({ … })`. */
export function readFollowedEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  source: EnvironmentSource,
): FollowedEnvironment<Readonly<z.output<Schema>>> {
  type Variables = Readonly<z.output<Schema>>;
  const read = () => parseEnvironment(schema, source);
  const files = secretFilesOf(schema, source);
  const followed: Followed<Variables> = {
    follow: (options) => followFiles({ files, read, ...options }),
  };
  return extendEnvironment<Variables, Followed<Variables>>(
    read(),
    followed,
  ) as FollowedEnvironment<Variables>;
}

function isSigningKey(pem: string): boolean {
  try {
    readSigningKey(pem);
    return true;
  } catch {
    return false;
  }
}
