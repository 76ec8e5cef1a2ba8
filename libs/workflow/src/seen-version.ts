import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

/** CONFLICT when the caller saw another version than the one stored; no version seen is no condition. */
export function checkSeenVersion(
  { seenVersion }: { readonly seenVersion?: number | null },
  stored: { readonly version: number },
): Result<void> {
  if (seenVersion === undefined || seenVersion === null || seenVersion === stored.version)
    return ok();
  const path = ['input', 'seenVersion'];
  return refuse('CONFLICT', { path, seenVersion, currentVersion: stored.version });
}
