import { findByKeys, groupByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { DispatchRule } from '../../domain/dispatch/dispatch-rule.entity';
import { MatterList } from '../../domain/matter-list/matter-list.entity';
import type { MatterListItem } from '../../domain/matter-list/matter-list-item.entity';
import type { MatterListFilter } from '../../use-cases/matter-list/find-lists';
import { itemsOfList, listsOfArea, rulesOfList } from '../../use-cases/matter-list/find-lists';
import type { GridContext } from '../context';

export const listById = batched<GridContext, MatterList>('MatterList', (context, ids) =>
  findByKeys(context.database.manager, MatterList, 'id', ids),
);

export const listsByArea = listField<MatterList, PageArgs & MatterListFilter, GridContext>(
  'Query.matterLists',
  (_, filter) => listsOfArea(filter),
);

export const itemsByList = listField<
  MatterListItem,
  PageArgs & { categoryCode?: string | null },
  GridContext
>('MatterList.items', (_, { categoryCode }) => itemsOfList(categoryCode ?? null));

export const rulesByList = listField<DispatchRule, PageArgs, GridContext>(
  'MatterList.rules',
  rulesOfList,
);

/** All rules of a set: what is odd about one depends on the others. */
export const wholeSet = batched<GridContext, DispatchRule[]>(
  'MatterList.findings',
  (context, ids) =>
    groupByKeys(context.database.manager, DispatchRule, 'listId', ids, { orderBy: 'priority' }),
);
