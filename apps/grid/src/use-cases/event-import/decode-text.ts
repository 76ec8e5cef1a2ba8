import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ImportEncoding } from '../../domain/event-import/event-import.codes';

/** Bytes decoded at once: a file is never held as text as a whole. */
const PIECE = 65_536;
/** Characters that no text of people has: they show bytes that only happen to decode. */
const NO_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ufffe\uffff\ue000-\uf8ff]/;
const LABELS = { UTF_8: 'utf-8', GB18030: 'gb18030' } as const;

/** How the bytes are written: strictly UTF-8, else GB 18030. Answers IMPORT_ENCODING. */
export function encodingOf(bytes: Buffer): Result<ImportEncoding> {
  const utf8 = firstFault(bytes, 'UTF_8');
  if (utf8 === null) return ok('UTF_8');
  const gb = firstFault(bytes, 'GB18030');
  if (gb === null) return ok('GB18030');
  return refuse('IMPORT_ENCODING', { path: ['body'], byte: Math.max(utf8, gb) });
}

/** The text of the bytes in pieces, without a mark of the byte order. */
export function* textOf(bytes: Buffer, encoding: ImportEncoding): Generator<string> {
  const decoder = new TextDecoder(LABELS[encoding], { fatal: true });
  for (let from = 0; from < bytes.length; from += PIECE)
    yield decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
  yield decoder.decode();
}

/** About where the bytes stop being text of the encoding; null when they are. */
function firstFault(bytes: Buffer, encoding: ImportEncoding): number | null {
  let at = 0;
  try {
    for (const piece of textOf(bytes, encoding)) {
      if (NO_TEXT.test(piece)) return at;
      at = Math.min(at + PIECE, bytes.length);
    }
    return null;
  } catch {
    return at;
  }
}
