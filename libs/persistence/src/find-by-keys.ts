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
  const possible = possibleKeys(manager, entity, property, keys);
  if (possible.length === 0) return new Map();
  const where = { [property]: In(possible) } as FindOptionsWhere<E>;
  const rows = await manager.find(entity, { where, take: possible.length });
  return new Map(rows.map((row) => [String(row[property]), row]));
}

/**
 * All rows that share a key, in one statement, sorted; only for lists a rule keeps short. More than `limit` rows
 * over all keys are a fault: nothing is ever left out in silence.
 */
export async function groupByKeys<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityClass<E>,
  property: keyof E & string,
  keys: readonly string[],
  { orderBy, limit = 5_000 }: { orderBy: keyof E & string; limit?: number },
): Promise<Map<string, E[]>> {
  const groups = new Map<string, E[]>(keys.map((key) => [key, []]));
  const possible = possibleKeys(manager, entity, property, keys);
  if (possible.length === 0) return groups;
  const rows = await manager
    .createQueryBuilder(entity, 't')
    .where(`t.${property} IN (:...keys)`, { keys: possible })
    .orderBy(`t.${orderBy}`)
    .limit(limit + 1)
    .getMany();
  if (rows.length > limit)
    throw new Error(`More than ${limit} rows of ${entity.name} were asked for at once`);
  for (const row of rows) groups.get(String(row[property]))?.push(row);
  return groups;
}

function possibleKeys<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityClass<E>,
  property: keyof E & string,
  keys: readonly string[],
): string[] {
  const column = manager.dataSource.getMetadata(entity).findColumnWithPropertyName(property);
  return keys.filter(column?.type === 'uuid' ? isId : isText);
}

/** PostgreSQL knows no text with a zero byte. */
function isText(key: string): boolean {
  return !key.includes('\0');
}
