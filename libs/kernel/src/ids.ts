import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** Counts the keys of this process from somewhere in the lower half of 32 bits. */
let count = randomInt(2 ** 31);

/**
 * An opaque key: UUIDv7, so that new rows land at the end of an index, and those made for one moment by one process
 * in their order. Codes people read are attributes.
 */
export function newId(now?: Date): string {
  if (now === undefined) return v7();
  count = (count + 1) % 2 ** 32;
  return v7({ msecs: now.getTime(), seq: count });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text can be a key at all; anything else is simply not found. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
