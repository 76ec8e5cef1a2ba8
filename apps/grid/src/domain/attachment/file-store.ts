import type { Readable } from 'node:stream';

/** Bytes `start` to `end`, both counted. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface StoredFile {
  readonly key: string;
  readonly storedAt: Date;
}

/**
 * Where the bytes of attachments are, by their SHA-256 in hex. The same bytes are stored once; a key is there whole
 * or not at all. Anything else goes wrong as FileStoreError.
 */
export interface FileStore {
  /** Stores the bytes, safe against a crash once it answers; said twice they are there once. */
  put(key: string, content: Buffer): Promise<void>;
  /** Null when there is no such key. */
  read(key: string, range?: ByteRange): Promise<Readable | null>;
  has(key: string): Promise<boolean>;
  /** Removes a key; one that is not there is no error. */
  remove(key: string): Promise<void>;
  /** Every key, in no order that means anything. */
  list(): AsyncIterable<StoredFile>;
  /** Removes what uploads left behind that were broken off before the moment; answers how many. */
  removeUnfinished(before: Date): Promise<number>;
}

/** The store cannot do it now: it is away, full, or refuses us. */
export class FileStoreError extends Error {
  override readonly name = 'FileStoreError';
}

const KEY = /^[0-9a-f]{64}$/;

/** The key, or an error: no other text ever becomes part of a path. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new RangeError('Not the SHA-256 of a file');
  return key;
}

export function isFileKey(text: string): boolean {
  return KEY.test(text);
}
