import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { ALLIANCE_WORKFLOW } from './alliance-workflow';

/** Dissolves an alliance (解散联盟) on whose lists nothing is open. */
export function dissolveAlliance(useCase: UseCase, input: StepInput): Promise<Result<Alliance>> {
  return takeStep(useCase, ALLIANCE_WORKFLOW, 'dissolve', input, async (alliance, uow) => {
    const open = { allianceId: alliance.id, state: 'PUBLISHED' as const };
    if (await uow.manager.existsBy(AllianceListItem, open)) {
      return refuse('ALLIANCE_HAS_OPEN_ITEMS', { path: ['input', 'id'] });
    }
    alliance.dissolvedOn = localDateOf(uow.now);
    return ok();
  });
}
