import type { Actor } from '../actor';

/** The header that carries the gateway's signature of one call; it never reaches a client. */
export const CALL_HEADER = 'gezhi-call';

/** Longest life a subgraph accepts between `iat` and `exp`, in seconds. */
export const LONGEST_LIFE_SECONDS = 30;

/** How far the gateway's clock may run ahead of the subgraph's, in seconds. */
export const CLOCK_LEAD_SECONDS = 5;

/** What a signed call promises: who, what, for which subgraph, and for how long. */
export interface CallClaims {
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
  /** Nonce: used once. */
  readonly jti: string;
  /** HTTP method, upper case (as in RFC 9449). */
  readonly htm: string;
  /** Request path with its query, as on the request line (unlike RFC 9449 no host: it differs behind sockets). */
  readonly htu: string;
  /** SHA-256 of the body's bytes, base64url. */
  readonly bdh: string;
  readonly act: Actor;
}

/** One HTTP call as signer and verifier both see it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string | Uint8Array;
}

/**
 * The only protected header this house writes and reads, for one key.
 * The verifier compares it as text: no algorithm is ever chosen by the sender.
 */
export function callHeader(keyId: string): string {
  const header = JSON.stringify({ alg: 'HS256', typ: 'gezhi-call+jwt', kid: keyId });
  return Buffer.from(header).toString('base64url');
}
