import type { ListOf } from '@gezhi/persistence';
import { pagesByKey } from '@gezhi/persistence';
import type { EntityManager, ObjectLiteral } from 'typeorm';

/** The first row of a list for each of many parents, in one statement; parents without rows are absent. */
export async function firstByKey<E extends ObjectLiteral>(
  manager: EntityManager,
  keys: readonly string[],
  list: ListOf<E>,
): Promise<Map<string, E>> {
  const pages = await pagesByKey(manager, keys, list, { first: 1, after: null });
  const found = new Map<string, E>();
  for (const [key, { rows }] of pages) if (rows[0]) found.set(key, rows[0]);
  return found;
}
