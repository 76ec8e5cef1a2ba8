import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { followStep, takeStep } from '@gezhi/workflow';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { CLAIM_WORKFLOW } from '../claim/claim-workflow';
import { lockLatestClaim } from '../claim/latest-claim';
import { LIST_ITEM_WORKFLOW } from './list-item-workflow';

/** Withdraws an item (撤回), and its claim with it, as long as the two sides have not agreed on the claim. */
export function withdrawItem(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<AllianceListItem>> {
  const { note } = input;
  return takeStep(useCase, LIST_ITEM_WORKFLOW, 'withdraw', input, async (item, uow) => {
    item.endedAt = uow.now;
    const claim = await lockLatestClaim(uow, item.id);
    if (!claim) return ok();
    claim.endedAt = uow.now;
    const step = { action: 'withdraw', note } as const;
    const withdrawn = await followStep(uow, CLAIM_WORKFLOW, useCase.actor, claim, step);
    return withdrawn.ok ? ok() : withdrawn;
  });
}
