import type { Refusal } from '@gezhi/kernel';
import { renderProblem } from '@gezhi/kernel';
import type { SubgraphContext } from '../context';
import type { ProblemValue } from './problem.type';
import { PROBLEM_NAMES } from './problem.type';

/** A refusal as a value of the graph, in the caller's language. A code nobody catalogued is a bug and is thrown. */
export function problemValue(
  refusal: Refusal,
  context: Pick<SubgraphContext, 'problems' | 'language'>,
): ProblemValue {
  const definition = context.problems.find(refusal.code);
  if (!definition) throw new Error(`Refusal ${refusal.code} is in no problem catalogue`);
  const message = renderProblem(definition, refusal.params, context.language);
  const { currentVersion = null, state, action, allowed, retryAfter } = refusal.params;
  return {
    __typename: PROBLEM_NAMES[definition.kind],
    code: refusal.code,
    message,
    path: refusal.path,
    // Seconds, for programs: a member of an error, not of a type of the graph.
    ...(retryAfter !== undefined && { retryAfter }),
    ...(definition.kind === 'CONFLICT' && { currentVersion }),
    ...(definition.kind === 'INVALID_INPUT' && { violations: [{ path: refusal.path, message }] }),
    ...(definition.kind === 'INVALID_TRANSITION' && { currentState: state, action, allowed }),
    ...(definition.kind === 'RULE' && { source: definition.source ?? null }),
  };
}
