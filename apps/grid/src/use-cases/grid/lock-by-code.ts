import type { EntityClass, UnitOfWork } from '@gezhi/persistence';
import type { ObjectLiteral } from 'typeorm';

/** The row with the code, locked until the transaction ends, or null. */
export function lockByCode<E extends ObjectLiteral & { code: string }>(
  { manager }: UnitOfWork,
  entity: EntityClass<E>,
  code: string,
): Promise<E | null> {
  return manager
    .createQueryBuilder(entity, 'locked')
    .setLock('pessimistic_write')
    .where('locked.code = :code', { code })
    .getOne();
}
