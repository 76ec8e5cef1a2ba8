import type { ListOf, UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { Claim } from '../../domain/claim/claim.entity';

/** The present claim of an item, locked until the transaction ends; null for items that are not claimed. */
export function lockLatestClaim({ manager }: UnitOfWork, itemId: string): Promise<Claim | null> {
  return manager
    .createQueryBuilder(Claim, 'claim')
    .setLock('pessimistic_write')
    .where('claim.itemId = :itemId AND claim.isLatest', { itemId })
    .getOne();
}

/** The present claims of items; whoever sees an item sees its claim. */
export function latestClaimOfItem(): ListOf<Claim> {
  return {
    entity: Claim,
    on: sql`t.item_id = p.key::uuid AND t.is_latest`,
    orderBy: 'round',
    direction: 'DESC',
  };
}
