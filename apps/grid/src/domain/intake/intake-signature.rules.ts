import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** What a push proves itself with. */
export interface PushSignature {
  /** `<system>.<name>`: which of the system's keys. */
  readonly key: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  /** Never used twice. */
  readonly nonce: string;
  /** `v1=` and HMAC-SHA-256 in base64. */
  readonly signature: string;
}

/** What is signed. */
export interface SignedPush {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

export const SIGNATURE_HEADERS = [
  'gezhi-intake-key',
  'gezhi-intake-timestamp',
  'gezhi-intake-nonce',
  'gezhi-intake-signature',
] as const;

/** How far the clock of a system may be off. */
export const SKEW_SECONDS = 300;

const TIMESTAMP = /^\d{10}$/;
const NONCE = /^[A-Za-z0-9_-]{16,64}$/;

/** The signature as its headers carry it; null when one is missing or no such thing. */
export function signatureIn(headers: Readonly<Record<string, string>>): PushSignature | null {
  const [key = '', timestamp = '', nonce = '', signature = ''] = SIGNATURE_HEADERS.map(
    (name) => headers[name],
  );
  const isSound = TIMESTAMP.test(timestamp) && NONCE.test(nonce) && signature.startsWith('v1=');
  return isSound ? { key, timestamp, nonce, signature } : null;
}

/** The system a key is of: the part before its last dot. */
export function systemOfKey(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('.')));
}

/** The signature of a push under a secret. */
export function signatureOf(
  { timestamp, nonce }: Pick<PushSignature, 'timestamp' | 'nonce'>,
  { method, path, body }: SignedPush,
  secret: string,
): string {
  const signed = [timestamp, nonce, method, path, hash('sha256', body, 'hex')].join('\n');
  return `v1=${createHmac('sha256', secret).update(signed).digest('base64')}`;
}

/** Whether a push was signed with the secret; takes as long whatever is wrong. */
export function isSignedWith(given: PushSignature, push: SignedPush, secret: string): boolean {
  const [expected, said] = [signatureOf(given, push, secret), given.signature].map((text) =>
    hash('sha256', text, 'buffer'),
  );
  return timingSafeEqual(expected as Buffer, said as Buffer);
}

/** Whether the moment it was signed at can be now. */
export function isOfNow({ timestamp }: Pick<PushSignature, 'timestamp'>, now: Date): boolean {
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= SKEW_SECONDS;
}
