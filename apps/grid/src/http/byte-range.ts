import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ByteRange } from '../domain/attachment/file-store';

/**
 * The one range of bytes a request asks for (RFC 9110 §14.2); null for the whole: no range, several, or another unit.
 * Answers RANGE_NOT_SATISFIABLE when it begins behind the end.
 */
export function byteRange(header: string | undefined, bytes: number): Result<ByteRange | null> {
  const [, first = '', last = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return ok(null);
  const isSuffix = first === '';
  const start = isSuffix ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = isSuffix || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (!isSuffix && last !== '' && Number(last) < start) return ok(null);
  if (start >= bytes || (isSuffix && Number(last) === 0))
    return refuse('RANGE_NOT_SATISFIABLE', { bytes });
  return ok({ start, end });
}
