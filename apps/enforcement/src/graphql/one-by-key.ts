import type { ListOf } from '@gezhi/persistence';
import { pagesByKey } from '@gezhi/persistence';
import { batched } from '@gezhi/subgraph';
import type { EnforcementContext } from './context';

/**
 * Objects by key under the rule of a list: one statement for all keys, null for what does not exist or may not be seen.
 * `list` says which row belongs to a key, given the caller.
 */
export function oneByKey<E extends object>(
  name: string,
  list: (context: EnforcementContext) => ListOf<E>,
): (context: EnforcementContext, key: string) => Promise<E | null> {
  return batched<EnforcementContext, E>(name, async (context, keys) => {
    const pages = await pagesByKey(context.database.manager, keys, list(context), {
      first: 1,
      after: null,
    });
    const found = new Map<string, E>();
    for (const [key, { rows }] of pages) if (rows[0]) found.set(key, rows[0]);
    return found;
  });
}
