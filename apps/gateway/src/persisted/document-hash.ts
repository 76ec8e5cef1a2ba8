import { createHash } from 'node:crypto';

/** Under what a document is known to clients that send hashes: the SHA-256 of its text. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
