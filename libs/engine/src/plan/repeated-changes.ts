import type { QueryPlan } from '@apollo/query-planner';
import { Kind } from 'graphql';
import { listFetches } from '../compile/fetches';

/**
 * Throws when two requests of a mutation ask for the same root field: a change is made once, or not
 * at all. No operation known makes the planner do so; this holds for those not known.
 */
export function refuseRepeatedChanges(plan: QueryPlan): void {
  const seen = new Set<string>();
  for (const { operation, requires } of listFetches(plan)) {
    if (requires !== null || operation.operation !== 'mutation') continue;
    const names = operation.selectionSet.selections.flatMap((each) =>
      each.kind === Kind.FIELD && !each.name.value.startsWith('__')
        ? [each.alias?.value ?? each.name.value]
        : [],
    );
    for (const name of new Set(names)) {
      if (seen.has(name)) throw new Error(`the change "${name}" would be made twice`);
      seen.add(name);
    }
  }
}
