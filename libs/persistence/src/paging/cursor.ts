import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

/** A place in a list: the sort value and the key of the last row seen. Opaque to clients. */
export interface Cursor {
  readonly value: string | number;
  readonly key: string;
}

export function encodeCursor({ value, key }: Cursor): string {
  return Buffer.from(JSON.stringify([value, key])).toString('base64url');
}

export function decodeCursor(text: string, path: readonly string[] = ['after']): Result<Cursor> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [value, key] = parsed as unknown[];
      if ((typeof value === 'string' || typeof value === 'number') && typeof key === 'string')
        return ok({ value, key });
    }
  } catch {
    return refuse('INVALID_CURSOR', { path });
  }
  return refuse('INVALID_CURSOR', { path });
}
