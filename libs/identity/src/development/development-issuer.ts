import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Clock } from '@gezhi/kernel';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import type { JSONWebKeySet } from 'jose';
import type { Actor } from '../actor';
import { GEZHI_CLAIM } from '../access-token/claim-map';
import { DEMO_IDENTITIES } from './demo-identities';
import type { DemoIdentity } from './demo-identities';

export interface DevelopmentIssuerOptions {
  /** Where the private key is kept between starts (made with mode 0600). Left out: a key for this process only. */
  readonly keyFile?: string;
  readonly clock: Clock;
  /** Default `https://issuer.gezhi.invalid/development`: a name no real issuer can have (RFC 2606). */
  readonly issuer?: string;
  /** Default `gezhi`. */
  readonly audience?: string;
  /** Seconds a token holds. Default 8 hours: a working day of trying things out. */
  readonly lifeSeconds?: number;
}

export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: JSONWebKeySet;
  readonly identities: readonly DemoIdentity[];
  /** A token for a demo identity, or null when there is none of this id. */
  token(identityId: string): Promise<string | null>;
  /** A token for any actor, for tests that need a special one. */
  tokenFor(actor: Actor): Promise<string>;
}

/** Signs tokens for invented people. For demonstrations and tests; the gateway refuses it in production. */
export async function createDevelopmentIssuer(
  options: DevelopmentIssuerOptions,
): Promise<DevelopmentIssuer> {
  const {
    clock,
    issuer = 'https://issuer.gezhi.invalid/development',
    audience = 'gezhi',
  } = options;
  const lifeSeconds = options.lifeSeconds ?? 8 * 3600;
  const privateKey = options.keyFile === undefined ? newKey() : keyKeptIn(options.keyFile);
  const publicJwk = await exportJWK(createPublicKey(privateKey));
  const kid = await calculateJwkThumbprint(publicJwk);

  async function tokenFor(actor: Actor): Promise<string> {
    const issuedAt = Math.floor(clock.now().getTime() / 1000);
    const { subject, name, organizationId, roles, areas, scopes, purpose, caseNumber } = actor;
    const claim = { org: organizationId, roles, areas, scopes, purpose, caseNumber };
    return new SignJWT({ name, [GEZHI_CLAIM]: claim })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifeSeconds)
      .sign(privateKey);
  }

  return {
    issuer,
    audience,
    jwks: { keys: [{ ...publicJwk, kid, alg: 'ES256', use: 'sig' }] },
    identities: DEMO_IDENTITIES,
    tokenFor,
    async token(identityId) {
      const identity = DEMO_IDENTITIES.find(({ id }) => id === identityId);
      return identity === undefined ? null : tokenFor(identity.actor);
    },
  };
}

function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function keyKeptIn(file: string): KeyObject {
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return createPrivateKey(readFileSync(file));
  }
  const key = newKey();
  writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  return key;
}
