import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Head, SignedHead } from './head';
import { headBytes } from './head';

/** A key that cannot be used; the message says which and why, and holds nothing of it. */
export class AuditKeyError extends Error {
  override readonly name = 'AuditKeyError';
}

/** Public keys by their id: whoever signed with one of them is believed. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

/** Reads an Ed25519 private key (PKCS#8, PEM). Throws AuditKeyError. */
export function readSigningKey(pem: string): KeyObject {
  return ed25519(() => createPrivateKey(pem), 'The signing key');
}

/** Reads one or more Ed25519 public keys (SPKI, PEM, one after the other). Throws AuditKeyError. */
export function readTrustedKeys(pem: string): TrustedKeys {
  const blocks = pem.match(/-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g) ?? [];
  if (blocks.length === 0) throw new AuditKeyError('There is no public key in PEM form.');
  if (blocks.some((block) => block.includes('PRIVATE')))
    throw new AuditKeyError('A private key was given where public keys are expected.');
  const keys = blocks.map((block, index) =>
    ed25519(() => createPublicKey(block), `Public key ${index + 1} of ${blocks.length}`),
  );
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}

/** The name of a key: the first 16 hexadecimal digits of the SHA-256 of its public half. */
export function keyIdOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const bytes = half.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

export function signatureOf(head: Head, key: KeyObject): SignedHead {
  const keyId = keyIdOf(key);
  const signature = sign(null, headBytes({ ...head, keyId }), key).toString('base64');
  return { ...head, keyId, signature };
}

/** Why a signature is not to be believed, or null. */
export function doubtOf(head: SignedHead, keys: TrustedKeys): 'UNTRUSTED_KEY' | 'FORGED' | null {
  const key = keys.get(head.keyId);
  if (!key) return 'UNTRUSTED_KEY';
  const holds = verify(null, headBytes(head), key, Buffer.from(head.signature, 'base64'));
  return holds ? null : 'FORGED';
}

function ed25519(read: () => KeyObject, what: string): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new AuditKeyError(`${what} cannot be read: expected an Ed25519 key in PEM form.`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new AuditKeyError(`${what} is ${key.asymmetricKeyType}, not Ed25519.`);
  return key;
}
