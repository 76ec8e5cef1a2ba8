import type { Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { lockById } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { followStep, takeStep } from '@gezhi/workflow';
import type { Claim } from '../../domain/claim/claim.entity';
import { isOverdue } from '../../domain/claim/claim.rules';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { LIST_ITEM_WORKFLOW } from '../list-item/list-item-workflow';
import { CLAIM_WORKFLOW } from './claim-workflow';

/** Closes a verified claim (销号); its item is settled with it. */
export function closeClaim(useCase: UseCase, input: StepInput): Promise<Result<Claim>> {
  return takeStep(useCase, CLAIM_WORKFLOW, 'close', input, (claim, uow) =>
    endWithItem(uow, useCase, claim, 'settle'),
  );
}

/** Ends a claim that nobody made in time (逾期未认领); its item lapses with it. */
export function expireClaim(useCase: UseCase, input: StepInput): Promise<Result<Claim>> {
  return takeStep(useCase, CLAIM_WORKFLOW, 'expire', input, (claim, uow) => {
    const overdue = isOverdue(claim, localDateOf(uow.now));
    return overdue.ok ? endWithItem(uow, useCase, claim, 'lapse') : overdue;
  });
}

async function endWithItem(
  uow: UnitOfWork,
  { actor }: UseCase,
  claim: Claim,
  action: 'settle' | 'lapse',
): Promise<Result<void>> {
  const item = await lockById(uow, AllianceListItem, claim.itemId);
  if (!item) throw new Error(`Claim ${claim.id} has no item`);
  item.endedAt = uow.now;
  claim.endedAt = uow.now;
  const followed = await followStep(uow, LIST_ITEM_WORKFLOW, actor, item, { action });
  return followed.ok ? ok() : followed;
}
