import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { CatalogItem } from '../../domain/catalogue/catalog-item.entity';
import type { ItemType } from '../../domain/catalogue/catalogue.codes';

/** The basic catalogue, or its entries of one type, by code. Public. */
export function catalogItems(type: ItemType | null): ListOf<CatalogItem> {
  return {
    entity: CatalogItem,
    on: sql`true`,
    where: type ? [sql`t.type = ${type}`] : [],
    orderBy: 'code',
    direction: 'ASC',
  };
}
