import type { Caller } from '../engine';

const actorKeys = new WeakMap<object, string>();

/**
 * Everything of a caller that can change an answer: two callers with equal keys get equal answers to
 * equal questions, so they may share one. The trace is not part of it. An actor is turned into text
 * once, for the gateway keeps the actor of a token.
 */
export function shareKeyOf({ actor, language }: Caller): string {
  let key = actorKeys.get(actor);
  if (key === undefined) {
    key = JSON.stringify(actor);
    actorKeys.set(actor, key);
  }
  return `${language} ${key} `;
}
