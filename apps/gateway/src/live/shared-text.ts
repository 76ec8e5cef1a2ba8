import type { FollowedResult } from './followed-result';

/** Those who share a source are told the same object: it is written once for all of them. */
const texts = new WeakMap<FollowedResult, string>();

/**
 * A result as JSON; null for one with errors, which are told to each in their own language and with their own trace,
 * and for what comes in parts, which nobody shares.
 */
export function sharedText(result: FollowedResult): string | null {
  if (result.errors !== undefined || result.hasNext !== undefined) return null;
  const known = texts.get(result);
  if (known !== undefined) return known;
  const text = JSON.stringify({ data: result.data });
  texts.set(result, text);
  return text;
}
