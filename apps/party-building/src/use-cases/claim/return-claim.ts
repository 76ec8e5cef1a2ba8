import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { Claim } from '../../domain/claim/claim.entity';
import { CLAIM_DAYS, mayReturn } from '../../domain/claim/claim.rules';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { CLAIM_WORKFLOW } from './claim-workflow';
import { openClaim } from './open-claim';

export interface ReturnClaimInput extends StepInput {
  /** Why: the next claimer reads it. */
  readonly note: string;
}

/** Returns a claim (退回): this round is over, and the item opens at once for somebody else. */
export function returnClaim(useCase: UseCase, input: ReturnClaimInput): Promise<Result<Claim>> {
  const { actor } = useCase;
  return takeStep(useCase, CLAIM_WORKFLOW, 'return', input, async (claim, uow) => {
    const allowed = mayReturn(claim, actor.organizationId);
    if (!allowed.ok) return allowed;
    await openNext(uow, useCase, claim);
    claim.isLatest = false;
    claim.endedAt = uow.now;
    return ok();
  });
}

async function openNext(uow: UnitOfWork, { actor }: UseCase, claim: Claim): Promise<void> {
  const item = await uow.manager.findOneByOrFail(AllianceListItem, { id: claim.itemId });
  // The database holds one latest claim per item: the old one steps back first.
  await uow.manager.update(Claim, { id: claim.id }, { isLatest: false });
  await openClaim(uow, actor, item, claim.round + 1, CLAIM_DAYS.usual);
}
