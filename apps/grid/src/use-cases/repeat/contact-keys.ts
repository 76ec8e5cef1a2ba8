import { createHmac } from 'node:crypto';
import type { KeyRing } from '@gezhi/environment';

/** A contact under one key. */
export interface HashedContact {
  readonly keyId: string;
  readonly hash: string;
}

let keys: KeyRing | null = null;

/** The keys contacts are matched with, from the environment; the last one is for new hashes. Null: contacts are not matched. */
export function useContactKeys(ring: KeyRing | null): void {
  keys = ring;
}

/** Hashes made with other keys match nothing any more. */
export function contactKeyIds(): string[] {
  return Object.keys(keys ?? {});
}

/** A number under every key, the newest last; none without keys. */
export function hashContact(phone: string): HashedContact[] {
  return Object.entries(keys ?? {}).map(([keyId, secret]) => ({
    keyId,
    hash: createHmac('sha256', secret).update(`contact ${phone}`).digest('base64url'),
  }));
}
