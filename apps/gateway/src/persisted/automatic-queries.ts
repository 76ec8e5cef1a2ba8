import { SegmentedCache } from '@gezhi/engine';
import { refusal, RefusedRequest } from '../http/refusal';
import { documentHash } from './document-hash';

/** Bytes of texts kept at most, by estimate. */
const CAPACITY = 16_000_000;
const BYTES_PER_CHARACTER = 2;
const BASE_BYTES = 200;

/**
 * Automatic persisted queries: a client sends the hash of an operation, and its text only when nobody here knows it
 * yet. Texts that nobody asks for again push out one another, and none that is in use.
 */
export class AutomaticQueries {
  private readonly texts: SegmentedCache<string>;

  /** @param capacity bytes kept at most, by estimate; default 16 million: some 5,000 operations */
  constructor(capacity = CAPACITY) {
    this.texts = new SegmentedCache({ capacity });
  }

  textOf(hash: string): string | undefined {
    return this.texts.get(hash);
  }

  /** Throws RefusedRequest when the hash is not that of the text: it would be given to others. */
  check(hash: string, text: string): void {
    if (this.texts.get(hash) === text) return;
    if (documentHash(text) !== hash)
      throw new RefusedRequest(refusal('PERSISTED_QUERY_HASH_MISMATCH'));
  }

  /** Keeps a checked text; to be called once it is known to be a document that is answered. */
  keep(hash: string, text: string): void {
    if (this.texts.get(hash) === text) return;
    this.texts.set(hash, text, BASE_BYTES + BYTES_PER_CHARACTER * text.length);
  }

  get weight(): number {
    return this.texts.weight;
  }
}
