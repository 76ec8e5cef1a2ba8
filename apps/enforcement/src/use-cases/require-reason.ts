import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

/** A step that must say why: REASON_REQUIRED when it does not. */
export function requireReason(note: string | null | undefined): Result<void> {
  return note?.trim() ? ok() : refuse('REASON_REQUIRED', { path: ['input', 'note'] });
}
