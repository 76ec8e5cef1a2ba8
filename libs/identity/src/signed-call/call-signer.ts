import { createHmac, hash } from 'node:crypto';
import { randomText } from '@gezhi/kernel';
import type { Clock } from '@gezhi/kernel';
import type { Actor } from '../actor';
import { callHeader, LONGEST_LIFE_SECONDS } from './call-claims';
import type { Call, CallClaims } from './call-claims';
import { callKeyObject } from './call-key';
import { sealOf } from './sealed-call';
import type { SealedFile } from './sealed-call';

/** A key by its name, known to one subgraph and the gateway. */
export interface CallKey {
  readonly keyId: string;
  readonly secret: string;
}

export interface CallSignerOptions extends CallKey {
  /** Name of the only subgraph this signer speaks to; it becomes the audience. */
  readonly subgraph: string;
  /** Shared with that subgraph alone, so that one subgraph cannot call another as the gateway. */
  readonly secret: string;
  readonly clock: Clock;
  /** Seconds a signature holds. Default 20, at most 30. */
  readonly lifeSeconds?: number;
}

/** A call that was begun, to be sealed when all of its files have gone by. */
export interface SealedCall {
  readonly token: string;
  seal(files: readonly SealedFile[]): string;
}

export interface CallSigner {
  /** A compact JWS (HS256) bound to this very call and actor. */
  sign(call: Call & { readonly actor: Actor }): string;
  /** Signs a call whose files are streamed: `body` is its opening (`openingOf`), and the seal is made with the same key. */
  signSealed(call: Call & { readonly actor: Actor }): SealedCall;
  /** Signs with another key from the next call on; throws on one too short and keeps the old one. */
  useKey(key: CallKey): void;
}

/**
 * Signs calls from the gateway to one subgraph. Runs for every fetch: node:crypto, no JWT library.
 * Measured: 12 to 16 µs of processor time for a body of up to 2 kB, about 23 µs for one of 20 kB.
 */
export function createCallSigner(options: CallSignerOptions): CallSigner {
  let { header, key } = prepared(options);
  const lifeSeconds = Math.min(options.lifeSeconds ?? 20, LONGEST_LIFE_SECONDS);

  function sign({ method, path, body, actor }: Call & { readonly actor: Actor }): string {
    const issuedAt = Math.floor(options.clock.now().getTime() / 1000);
    const claims: CallClaims = {
      aud: options.subgraph,
      iat: issuedAt,
      exp: issuedAt + lifeSeconds,
      jti: randomText(16, 'base64url'),
      htm: method.toUpperCase(),
      htu: path,
      bdh: hash('sha256', body, 'base64url'),
      act: actor,
    };
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  }

  return {
    sign,

    signSealed(call) {
      const [token, own] = [sign(call), key];
      return { token, seal: (files) => sealOf(own, token, files) };
    },

    useKey(next) {
      ({ header, key } = prepared(next));
    },
  };
}

function prepared({ keyId, secret }: CallKey) {
  return { header: callHeader(keyId), key: callKeyObject(secret) };
}
