import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { CatalogItem } from '../../domain/catalogue/catalog-item.entity';
import type { ItemType } from '../../domain/catalogue/catalogue.codes';
import { catalogItems } from '../../use-cases/catalogue/list-catalog-items';
import type { ServicesContext } from '../context';

export const catalogItemByCode = batched<ServicesContext, CatalogItem>(
  'CatalogItem',
  (context, codes) => findByKeys(context.database.manager, CatalogItem, 'code', codes),
);

export const allCatalogItems = listField<
  CatalogItem,
  PageArgs & { type?: ItemType | null },
  ServicesContext
>('Query.catalogItems', (_, { type }) => catalogItems(type ?? null));
