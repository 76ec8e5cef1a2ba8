import type { Actor } from '@gezhi/identity';
import type { GovListAction, GovListState, VersionChange } from '@gezhi/gov-lists';
import { GOV_LIST_MACHINE } from '@gezhi/gov-lists';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { Workflow } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import { MatterList } from '../../domain/matter-list/matter-list.entity';
import { MatterListTransition } from '../../domain/matter-list/matter-list-transition.entity';

/** How versions of lists live: as all government lists, each by the centre of its area. */
export const MATTER_LIST_WORKFLOW: Workflow<
  MatterList,
  GovListState,
  GovListAction,
  MatterListTransition
> = {
  name: 'matterList',
  entity: MatterList,
  machine: GOV_LIST_MACHINE,
  permissions: DISPATCH_PERMISSIONS,
  history: MatterListTransition,
  historyKey: 'listId',
  target: ({ areaCode }) => ({ areaCode }),
};

/** All versions of one list, locked: a decision about one is a decision about the list. */
export function lockVersions(
  uow: UnitOfWork,
  { kind, areaCode }: Pick<MatterList, 'kind' | 'areaCode'>,
): Promise<MatterList[]> {
  return uow.manager
    .createQueryBuilder(MatterList, 'locked')
    .setLock('pessimistic_write')
    .where('locked.kind = :kind AND locked.areaCode = :areaCode', { kind, areaCode })
    .orderBy('locked.listVersion')
    .getMany();
}

/** Writes what a decision about one version means for it (its own step records it) and for its neighbour. */
export async function applyDecision(
  uow: UnitOfWork,
  actor: Actor,
  decided: MatterList,
  versions: readonly MatterList[],
  changes: readonly VersionChange[],
): Promise<Result<void>> {
  for (const { version, state, effectiveFrom, effectiveTo } of changes) {
    if (version === decided.listVersion) {
      Object.assign(decided, { effectiveFrom, effectiveTo });
      continue;
    }
    const neighbour = versions.find(({ listVersion }) => listVersion === version);
    if (!neighbour) continue;
    const action: GovListAction = state === 'SUPERSEDED' ? 'supersede' : 'reinstate';
    const step = await followStep(
      uow,
      MATTER_LIST_WORKFLOW,
      actor,
      neighbour,
      { action },
      (each) => {
        Object.assign(each, { effectiveFrom, effectiveTo });
        return ok();
      },
    );
    if (!step.ok) return step;
  }
  return ok();
}
