import { errors } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import { fetchJson } from './fetch-json';
import type { FetchRules } from './fetch-json';
import { IssuerUnavailableError } from './issuer-unavailable-error';
import { keySetOf } from './key-set';
import type { KeySet } from './key-set';

/** Where a verifier finds the key of a token. */
export interface IssuerKeys {
  readonly find: JWTVerifyGetKey;
  /**
   * The edition of the keys in use, or null when they must be looked at again. What was believed with
   * one edition is not believed with another: so a key that is withdrawn takes its tokens with it.
   */
  edition(): object | null;
}

export type KeyNews =
  | { readonly kind: 'FETCHED'; readonly keyIds: readonly string[]; readonly unusable: number }
  | { readonly kind: 'FAILED'; readonly cause: unknown; readonly secondsHeld: number | null };

export interface RemoteKeysOptions {
  /** Tells where the keys are; asked before every fetch. */
  readonly locate: () => Promise<URL>;
  readonly rules: FetchRules;
  /** Age at which keys are fetched again, in seconds. Default 300: a withdrawn key bites after this at the latest. */
  readonly maxAgeSeconds?: number;
  /** How much longer old keys serve while the issuer is down, in seconds. Default 3,600. */
  readonly staleSeconds?: number;
  /** Hears of every fetch, for the log. */
  readonly onNews?: (news: KeyNews) => void;
  /** Milliseconds of a clock that nobody sets. Default `performance.now`. */
  readonly elapsed?: () => number;
}

/** Shortest time between two fetches, however many tokens name keys nobody knows. */
export const KEY_FETCH_SPACING_SECONDS = 30;
/** The same until the first keys arrive: nobody can sign in before, so waiting is worse. */
export const FIRST_KEY_SPACING_SECONDS = 5;

/** Part of the maximum age after which keys are renewed while they still serve, so that no caller waits. */
const RENEW_AT = 0.8;

/** Keys that were given and do not change. */
export function fixedIssuerKeys(jwks: JSONWebKeySet): IssuerKeys {
  const keys = keySetOf(jwks);
  return { find: keys.find, edition: () => keys };
}

/**
 * Keys fetched from an issuer: kept for their maximum age, renewed before, fetched early for a key id
 * nobody knows (at most once in 30 seconds, all callers together), and served stale for a bounded time
 * while the issuer is down.
 *
 * `find` throws IssuerUnavailableError when there are no keys, or when an unknown key cannot be asked about.
 */
export function remoteIssuerKeys(options: RemoteKeysOptions): IssuerKeys {
  const { locate, rules, onNews = () => undefined, elapsed = () => performance.now() } = options;
  const maxAge = (options.maxAgeSeconds ?? 300) * 1000;
  const usableAge = maxAge + (options.staleSeconds ?? 3_600) * 1000;

  let held: KeySet | null = null;
  let heldSince = 0;
  let triedAt = -Infinity;
  let failure: unknown = null;
  let pending: Promise<void> | null = null;

  const age = () => (held === null ? Infinity : elapsed() - heldSince);

  async function fetchKeys(): Promise<void> {
    try {
      const keys = keySetOf(await fetchJson(await locate(), rules));
      held = keys;
      heldSince = triedAt;
      failure = null;
      onNews({ kind: 'FETCHED', keyIds: [...keys.keyIds], unusable: keys.unusable });
    } catch (cause) {
      failure = cause;
      onNews({ kind: 'FAILED', cause, secondsHeld: held === null ? null : age() / 1000 });
    }
  }

  /** Fetches unless it is too early; everybody who asks meanwhile waits for the same fetch. */
  async function renew(): Promise<void> {
    const spacing = held === null ? FIRST_KEY_SPACING_SECONDS : KEY_FETCH_SPACING_SECONDS;
    if (pending === null && elapsed() - triedAt >= spacing * 1000) {
      triedAt = elapsed();
      pending = fetchKeys().finally(() => (pending = null));
    }
    await pending;
  }

  async function current(): Promise<KeySet> {
    const renewing = age() >= maxAge * RENEW_AT ? renew() : null;
    /** Known to be down, the issuer is asked in the background: only one caller has to wait for it. */
    const mayServe = age() < (failure === null ? maxAge : usableAge);
    if (!mayServe) await renewing;
    if (held !== null && age() < usableAge) return held;
    throw unavailable();
  }

  function unavailable(): IssuerUnavailableError {
    return new IssuerUnavailableError('The keys of the issuer cannot be fetched.', {
      cause: failure,
    });
  }

  return {
    edition: () => (age() < maxAge ? held : null),
    async find(header, token) {
      const keys = await current();
      try {
        return await keys.find(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        if (header.kid !== undefined && keys.keyIds.has(header.kid)) throw error;
        await renew();
        if (held !== null && held !== keys) return held.find(header, token);
        if (failure !== null) throw unavailable();
        throw error;
      }
    },
  };
}
