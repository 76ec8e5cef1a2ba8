import type { Actor } from '@gezhi/identity';
import type { GovListAction, VersionChange } from '@gezhi/gov-lists';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { followStep } from '@gezhi/workflow';
import type { Checklist } from '../../domain/checklist/checklist.entity';
import { CHECKLIST_WORKFLOW } from './checklist-workflow';

/** Writes what a decision about one version means for it (its own step records it) and for its neighbour. */
export async function applyDecision(
  uow: UnitOfWork,
  actor: Actor,
  decided: Checklist,
  versions: readonly Checklist[],
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
    const step = await followStep(uow, CHECKLIST_WORKFLOW, actor, neighbour, { action }, (each) => {
      Object.assign(each, { effectiveFrom, effectiveTo });
      return ok();
    });
    if (!step.ok) return step;
  }
  return ok();
}
