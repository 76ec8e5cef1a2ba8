import { groupByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { Checklist } from '../../domain/checklist/checklist.entity';
import type { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import { ChecklistTransition } from '../../domain/checklist/checklist-transition.entity';
import {
  checklistById,
  checklistByVersion,
  checklistOn,
  checklists,
  itemOfFinding,
  itemsOfChecklist,
} from '../../use-cases/checklist/list-checklists';
import type { EnforcementContext } from '../context';
import { oneByKey } from '../one-by-key';

export const checklistByKey = oneByKey<Checklist>('Checklist', ({ actor }) => checklistById(actor));

export const checklistByNumber = oneByKey<Checklist>('Checklist.listVersion', ({ actor }) =>
  checklistByVersion(actor),
);

export const checklistInForce = oneByKey<Checklist>('Checklist in force', ({ actor }) =>
  checklistOn(actor),
);

export const itemByFinding = oneByKey<ChecklistItem>('Finding.item', () => itemOfFinding());

export const allChecklists = listField<Checklist, PageArgs, EnforcementContext>(
  'Query.checklists',
  ({ actor }) => checklists(actor),
);

export const itemsByChecklist = listField<
  ChecklistItem,
  PageArgs & { departmentCode?: string | null },
  EnforcementContext
>('Checklist.items', (_, { departmentCode }) => itemsOfChecklist(departmentCode ?? null));

export const stepsOfChecklist = batched<EnforcementContext, ChecklistTransition[]>(
  'Checklist.history',
  (context, ids) =>
    groupByKeys(context.database.manager, ChecklistTransition, 'checklistId', ids, {
      orderBy: 'occurredAt',
    }),
);
