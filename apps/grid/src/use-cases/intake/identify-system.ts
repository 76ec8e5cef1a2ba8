import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import type { SignedPush } from '../../domain/intake/intake-signature.rules';
import {
  isOfNow,
  isSignedWith,
  signatureIn,
  SKEW_SECONDS,
  systemOfKey,
} from '../../domain/intake/intake-signature.rules';
import { intakeSecret } from './intake-keys';

export interface PushedRequest extends SignedPush {
  /** The system the address names. */
  readonly system: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Compared with where there is no key, so that a wrong name takes as long as a wrong signature. */
const NO_SECRET = 'no system has this key, whose length is that of one';
/** How long a nonce is remembered: as long as its timestamp is believed, by either clock. */
const REMEMBERED_SECONDS = 2 * SKEW_SECONDS + 60;

/** Removes what is over and remembers the nonce; nothing comes back for one that was used before. */
const USE_NONCE = `
  WITH removed AS (
    DELETE FROM call_nonce WHERE nonce IN (
      SELECT nonce FROM call_nonce WHERE expires_at < now() ORDER BY expires_at LIMIT 4 FOR UPDATE SKIP LOCKED)
  )
  INSERT INTO call_nonce (nonce, expires_at) VALUES ($1, now() + make_interval(secs => $2))
  ON CONFLICT (nonce) DO NOTHING RETURNING nonce`;

/**
 * The account that speaks for the system a push comes from, when its signature proves it. A system that is unknown or
 * rests, a key that is unknown or another's, and a wrong signature answer alike: INTAKE_SIGNATURE. Only then
 * INTAKE_CLOCK or INTAKE_REPLAYED.
 */
export async function identifySystem(
  { clock, database }: Pick<UseCase, 'clock' | 'database'>,
  push: PushedRequest,
): Promise<Result<Actor>> {
  const { system: code } = push;
  const given = signatureIn(push.headers);
  const secret = given && systemOfKey(given.key) === code ? intakeSecret(given.key) : null;
  const signed = given !== null && isSignedWith(given, push, secret ?? NO_SECRET);
  const system = await database.manager.findOneBy(ExternalSystem, { code });
  await database.endReading();
  if (!given || secret === null || !signed || !system?.enabled) return refuse('INTAKE_SIGNATURE');
  if (!isOfNow(given, clock.now())) return refuse('INTAKE_CLOCK', { seconds: SKEW_SECONDS });
  const fresh = await database.dataSource.query<readonly unknown[]>(USE_NONCE, [
    `intake/${code}/${given.nonce}`,
    REMEMBERED_SECONDS,
  ]);
  if (fresh.length === 0) return refuse('INTAKE_REPLAYED');
  return ok({
    ...{ subject: system.accountSubject, name: system.nameEn, organizationId: null },
    ...{ roles: ['INTAKE_SYSTEM'], areas: [], scopes: [] },
    ...{ purpose: 'STATUTORY_DUTY', caseNumber: null },
  });
}
