import { isId } from '@gezhi/kernel';
import type { EntityManager, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { In } from 'typeorm';
import type { EntityClass } from './data-source';

/**
 * Rows by a key property, in one statement, as a map; keys without a row are absent. Keys come from callers:
 * one that cannot be an id at all has no row either.
 */
export async function findByKeys<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityClass<E>,
  property: keyof E & string,
  keys: readonly string[],
): Promise<Map<string, E>> {
  const column = manager.dataSource.getMetadata(entity).findColumnWithPropertyName(property);
  const possible = column?.type === 'uuid' ? keys.filter(isId) : keys;
  if (possible.length === 0) return new Map();
  const where = { [property]: In([...possible]) } as FindOptionsWhere<E>;
  const rows = await manager.find(entity, { where, take: possible.length });
  return new Map(rows.map((row) => [String(row[property]), row]));
}

/** All rows that share a key, in one statement, sorted; only for lists a rule keeps short. */
export async function groupByKeys<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityClass<E>,
  property: keyof E & string,
  keys: readonly string[],
  { orderBy, limit = 5_000 }: { orderBy: keyof E & string; limit?: number },
): Promise<Map<string, E[]>> {
  const rows = await manager
    .createQueryBuilder(entity, 't')
    .where(`t.${property} IN (:...keys)`, { keys: [...keys] })
    .orderBy(`t.${orderBy}`)
    .limit(limit)
    .getMany();
  const groups = new Map<string, E[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(String(row[property]))?.push(row);
  return groups;
}
