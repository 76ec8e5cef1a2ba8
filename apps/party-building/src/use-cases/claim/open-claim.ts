import type { Actor } from '@gezhi/identity';
import { addDays, localDateOf, newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import { beginLife } from '@gezhi/workflow';
import { Claim } from '../../domain/claim/claim.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { CLAIM_WORKFLOW } from './claim-workflow';

/** Opens a claim of an item for `days` days: the first with the item, the next ones when one is returned. */
export function openClaim(
  uow: UnitOfWork,
  actor: Actor,
  item: AllianceListItem,
  round: number,
  days: number,
): Promise<Claim> {
  const claim = uow.manager.create(Claim, {
    ...created(uow.now),
    id: newId(uow.now),
    itemId: item.id,
    round,
    isLatest: true,
    allianceId: item.allianceId,
    areaCode: item.areaCode,
    kind: item.kind,
    ownerOrganizationId: item.ownerOrganizationId,
    state: 'PUBLISHED',
    leadOrganizationId: null,
    assistantIds: [],
    openedAt: uow.now,
    claimBy: addDays(localDateOf(uow.now), days),
    claimedAt: null,
    acceptedAt: null,
    startedAt: null,
    deliveredAt: null,
    delivery: null,
    verifiedAt: null,
    endedAt: null,
  });
  return beginLife(uow, CLAIM_WORKFLOW, actor, claim, 'open');
}
