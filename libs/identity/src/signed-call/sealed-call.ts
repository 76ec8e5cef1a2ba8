import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** One file of a sealed call, as its bytes were counted on the way. */
export interface SealedFile {
  /** Of its part. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, base64url. */
  readonly sha256: string;
}

/**
 * What the signature at the beginning of a sealed call covers as its body: the operation, and where its files belong.
 * Neither text holds a line break, and no JSON begins like this, so that no call can be taken for another.
 */
export function openingOf(operations: string, map: string): string {
  return `gezhi-upload\n${operations}\n${map}`;
}

/**
 * The seal of a call whose files are streamed: made by the key that signed the call, over that very signature and
 * every file, once all of them have gone by. Without it nothing of the call may be done (ADR 0025).
 */
export function sealOf(key: KeyObject, token: string, files: readonly SealedFile[]): string {
  const told = files.map(({ name, mediaType, bytes, sha256 }) => [name, mediaType, bytes, sha256]);
  const text = `gezhi-seal\n${token}\n${JSON.stringify(told)}`;
  return createHmac('sha256', key).update(text).digest('base64url');
}
