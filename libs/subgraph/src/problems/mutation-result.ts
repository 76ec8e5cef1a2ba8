import type { ClassType } from 'type-graphql';
import { createUnionType } from 'type-graphql';
import { PROBLEM_TYPES } from './problem.type';

/**
 * The result of a mutation: its success type, or one of the problem types.
 * `mutationResult('AcceptEventResult', 'GovEvent', () => GovEventType)`
 */
export function mutationResult(name: string, success: string, type: () => ClassType): object {
  return createUnionType({
    name,
    description: `${success} when it was done; otherwise the problem that refused it, and nothing was changed.`,
    types: () => [type(), ...Object.values(PROBLEM_TYPES)] as const,
    resolveType: (value: object) => ('__typename' in value ? String(value.__typename) : success),
  });
}
