import type { Result } from '@gezhi/kernel';
import { refuse } from '@gezhi/kernel';

/** A result of a shared rule with its path as the caller wrote it: below `input`. */
export function withinInput<T>(result: Result<T>): Result<T> {
  if (result.ok || result.refusal.path.length === 0) return result;
  return refuse({ ...result.refusal, path: ['input', ...result.refusal.path] });
}
