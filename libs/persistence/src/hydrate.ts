import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { EntityClass } from './data-source';

/** Turns rows of hand-written SQL (columns by their database names) into entities. */
export function hydrate<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityClass<E>,
  rows: readonly Record<string, unknown>[],
): E[] {
  const { driver } = manager.dataSource;
  const metadata = manager.dataSource.getMetadata(entity);
  return rows.map((row) => {
    const object = metadata.create() as E;
    for (const column of metadata.columns) {
      column.setEntityValue(object, driver.prepareHydratedValue(row[column.databaseName], column));
    }
    return object;
  });
}
