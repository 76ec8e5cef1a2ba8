import type { GovListAction, GovListState } from '@gezhi/gov-lists';
import { GOV_LIST_MACHINE } from '@gezhi/gov-lists';
import type { UnitOfWork } from '@gezhi/persistence';
import type { Workflow } from '@gezhi/workflow';
import { Checklist } from '../../domain/checklist/checklist.entity';
import { ChecklistTransition } from '../../domain/checklist/checklist-transition.entity';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';

/** How versions of the checklist live: as all government lists. */
export const CHECKLIST_WORKFLOW: Workflow<
  Checklist,
  GovListState,
  GovListAction,
  ChecklistTransition
> = {
  name: 'checklist',
  entity: Checklist,
  machine: GOV_LIST_MACHINE,
  permissions: ENFORCEMENT_PERMISSIONS,
  history: ChecklistTransition,
  historyKey: 'checklistId',
  target: () => ({}),
};

/** All versions, locked: a decision about one is a decision about the list. */
export function lockVersions(uow: UnitOfWork): Promise<Checklist[]> {
  return uow.manager
    .createQueryBuilder(Checklist, 'locked')
    .setLock('pessimistic_write')
    .orderBy('locked.listVersion')
    .getMany();
}
