import { v7 } from 'uuid';

/** An opaque key: UUIDv7, so that new rows land at the end of an index. Codes people read are attributes. */
export function newId(now?: Date): string {
  return now === undefined ? v7() : v7({ msecs: now.getTime() });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text can be a key at all; anything else is simply not found. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
