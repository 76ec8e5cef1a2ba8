import type { ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';

/**
 * Whole rows of an entity, as `insert` takes them. TypeORM asks for a deep partial, which refuses what JSON columns
 * hold; a cast at each place would check nothing at all.
 */
export function rowsOf<E extends ObjectLiteral>(rows: readonly E[]): QueryDeepPartialEntity<E>[] {
  return rows as unknown as QueryDeepPartialEntity<E>[];
}
