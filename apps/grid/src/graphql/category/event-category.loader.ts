import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { EventCategory } from '../../domain/category/event-category.entity';
import { categories } from '../../use-cases/category/list-categories';
import type { GridContext } from '../context';

export const categoryByCode = batched<GridContext, EventCategory>(
  'EventCategory',
  (context, codes) => findByKeys(context.database.manager, EventCategory, 'code', codes),
);

export const categoryTree = listField<
  EventCategory,
  PageArgs & { leavesOnly: boolean },
  GridContext
>('Query.eventCategories', (_, { leavesOnly }) => categories(leavesOnly));
