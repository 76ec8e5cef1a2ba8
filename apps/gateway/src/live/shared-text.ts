import type { ExecutionResult } from 'graphql';

/** Those who share a source are told the same object: it is written once for all of them. */
const texts = new WeakMap<ExecutionResult, string>();

/** A result as JSON; null for one with errors, which are told to each in their own language and with their own trace. */
export function sharedText(result: ExecutionResult): string | null {
  if (result.errors !== undefined) return null;
  const known = texts.get(result);
  if (known !== undefined) return known;
  const text = JSON.stringify({ data: result.data });
  texts.set(result, text);
  return text;
}
