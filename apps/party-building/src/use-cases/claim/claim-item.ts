import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Claim } from '../../domain/claim/claim.entity';
import { isInTime, mayTakePart } from '../../domain/claim/claim.rules';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { asMember } from '../alliance/membership';
import { findShared } from '../alliance/shared-with';
import { firstByKey } from '../first-by-key';
import { CLAIM_WORKFLOW } from './claim-workflow';
import { latestClaimOfItem } from './latest-claim';

export interface ClaimItemInput extends Omit<StepInput, 'id'> {
  readonly itemId: string;
}

/** Claims a need or risk (认领): the caller's organisation becomes its lead claimer. */
export async function claimItem(useCase: UseCase, input: ClaimItemInput): Promise<Result<Claim>> {
  const open = await presentClaim(useCase, input.itemId);
  if (!open.ok) return open;
  const step = { ...input, id: open.value.id };
  return takeStep(useCase, CLAIM_WORKFLOW, 'claim', step, async (claim, uow) => {
    const member = await asMember(uow, claim.allianceId, useCase.actor);
    if (!member.ok) return member;
    const free = mayTakePart(claim, member.value);
    if (!free.ok) return free;
    const inTime = isInTime(claim, localDateOf(uow.now));
    if (!inTime.ok) return inTime;
    claim.leadOrganizationId = member.value;
    claim.claimedAt = uow.now;
    return ok();
  });
}

/** The claim an item has now, if the caller may see the item and it can be claimed at all. */
async function presentClaim({ actor, database }: UseCase, itemId: string): Promise<Result<Claim>> {
  const { manager } = database;
  const found = await findShared(manager, actor, AllianceListItem, [itemId].filter(isId));
  const item = found.get(itemId);
  if (!item) {
    return refuse('NOT_FOUND', { path: ['input', 'itemId'], type: 'AllianceListItem', id: itemId });
  }
  const claim = (await firstByKey(manager, [itemId], latestClaimOfItem())).get(itemId);
  return claim
    ? ok(claim)
    : refuse('NOT_CLAIMABLE', { path: ['input', 'itemId'], kind: item.kind });
}
