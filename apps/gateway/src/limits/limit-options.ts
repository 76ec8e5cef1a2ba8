import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import type { GatewayOptions } from '../create-gateway';
import type { GatewayEnvironment } from '../environment';
import { MemoryBuckets } from '../rates/memory-buckets';
import { openBuckets } from '../rates/open-buckets';
import { loadRateRules } from '../rates/rate-rules';
import { operationLimitsOf, uploadLimitsOf } from './limit-variables';

type Means = { readonly clock: Clock; readonly logger: Logger };

/** What the environment says about limits; throws when a file it names cannot be read. */
export async function limitOptions(
  environment: GatewayEnvironment,
  means: Means,
): Promise<Partial<GatewayOptions>> {
  const { SAFELIST_MODE: mode, SAFELIST_FOLDER: folder } = environment;
  return {
    limits: operationLimitsOf(environment),
    uploads: uploadLimitsOf(environment),
    bodyLimit: environment.LIMIT_BODY_BYTES,
    receiveMilliseconds: environment.LIMIT_RECEIVE_SECONDS * 1_000,
    automaticQueries: environment.AUTOMATIC_PERSISTED_QUERIES === 'on',
    trustedProxies: environment.TRUSTED_PROXIES,
    ...(mode !== 'off' && folder !== undefined && { safelist: { mode, folder } }),
    rates: await rateLimits(environment, means),
  };
}

async function rateLimits(
  environment: GatewayEnvironment,
  { clock, logger }: Means,
): Promise<GatewayOptions['rates']> {
  const { RATE_LIMITS_FILE, RATE_LIMITS_DATABASE_URL, RATE_LIMITS_FAILURE, NODE_ENV } = environment;
  if (RATE_LIMITS_FILE === undefined) {
    if (NODE_ENV === 'production')
      logger.warn('no RATE_LIMITS_FILE: every caller may ask as much as the gateway can answer');
    return undefined;
  }
  return {
    rules: await loadRateRules(RATE_LIMITS_FILE),
    store: openBuckets(RATE_LIMITS_DATABASE_URL, { clock, logger }),
    fallback: RATE_LIMITS_FAILURE === 'open' ? new MemoryBuckets(clock) : null,
  };
}
