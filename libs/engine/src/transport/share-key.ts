import type { Caller } from '../engine';

/** By language, for each actor the gateway knows. */
const keys = new WeakMap<object, Map<string, string>>();

/**
 * Everything of a caller that can change an answer: two callers with equal keys get equal answers to
 * equal questions, so they may share one. The trace is not part of it. An actor is turned into text
 * once, for the gateway keeps the actor of a token.
 */
export function shareKeyOf({ actor, language }: Caller): string {
  let known = keys.get(actor);
  if (known === undefined) {
    known = new Map();
    keys.set(actor, known);
  }
  let key = known.get(language);
  if (key === undefined) {
    key = `${language} ${JSON.stringify(actor)}`;
    known.set(language, key);
  }
  return key;
}
