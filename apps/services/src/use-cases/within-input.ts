import type { Result } from '@gezhi/kernel';
import { refuse } from '@gezhi/kernel';

/**
 * A result of a shared rule with its path as the caller wrote it: below `input`, and by the caller's names for fields
 * that the rule calls otherwise.
 */
export function withinInput<T>(
  result: Result<T>,
  names: Readonly<Record<string, string>> = {},
): Result<T> {
  if (result.ok || result.refusal.path.length === 0) return result;
  const path = result.refusal.path.map((name) => names[name] ?? name);
  return refuse({ ...result.refusal, path: ['input', ...path] });
}
