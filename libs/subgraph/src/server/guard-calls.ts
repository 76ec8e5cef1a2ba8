import type { FollowedFiles } from '@gezhi/environment';
import type { CallVerifier, NonceMemory } from '@gezhi/identity';
import { createCallVerifier, createProcessNonces } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import type { HealthChecks, Logger } from '@gezhi/server';
import type { DataSource } from 'typeorm';
import { takeServingPlace } from './serving-place';
import type { ServingPlace } from './serving-place';
import { createSharedNonces } from './shared-nonces';
import type { SubgraphEnvironment } from './subgraph-environment';

export interface CallGuard {
  readonly verifier: CallVerifier;
  /** Not ready while this process cannot be sure that its memory of calls is the only one. */
  readonly health: HealthChecks;
  release(): Promise<void>;
}

/**
 * Everything that decides which calls a subgraph believes: its keys, which change with their file, and the memory of
 * the calls already answered.
 *
 * @throws SecondProcessError when another process serves the same database without sharing that memory.
 */
export async function guardCalls(
  name: string,
  environment: SubgraphEnvironment,
  { dataSource, logger }: { readonly dataSource: DataSource; readonly logger: Logger },
): Promise<CallGuard> {
  const isShared = environment.CALL_NONCES === 'database';
  const place = await takeServingPlace({
    name,
    url: environment.DATABASE_URL,
    company: isShared ? 'SHARED' : 'ALONE',
    logger,
  });
  const files: { followed?: FollowedFiles } = {};
  const verifier = createCallVerifier({
    subgraph: name,
    keys: environment.CALL_KEYS,
    clock: systemClock,
    nonces: isShared ? createSharedNonces(dataSource) : whileHeld(place, createProcessNonces()),
    onUnknownKey: () => files.followed?.look(),
  });
  files.followed = environment.follow?.({
    onChange({ CALL_KEYS }) {
      verifier.acceptKeys(CALL_KEYS);
      logger.info({ keyIds: Object.keys(CALL_KEYS) }, 'call keys changed');
    },
    onProblem: (error) =>
      logger.error({ problems: error.problems }, 'unusable environment: the old keys stay'),
  });
  return {
    verifier,
    health: { place: () => Promise.resolve(place.isHeld()) },
    async release() {
      files.followed?.stop();
      await place.release();
    },
  };
}

/** A memory that is asked only while nobody else may answer calls: else a call may be a replay nobody here knows of. */
export function whileHeld(
  place: Pick<ServingPlace, 'isHeld' | 'look'>,
  memory: NonceMemory,
): NonceMemory {
  return {
    async use(nonce, nowSeconds) {
      if (!place.isHeld()) await place.look();
      if (!place.isHeld()) throw new Error('Another process may serve this database: see the log.');
      return memory.use(nonce, nowSeconds);
    },
  };
}
