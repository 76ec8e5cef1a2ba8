import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { Alliance } from '../../domain/alliance/alliance.entity';
import { CLAIM_DAYS } from '../../domain/claim/claim.rules';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import type { AllianceListKind, ClaimTheme } from '../../domain/list-item/list-item.codes';
import { isClaimable } from '../../domain/list-item/list-item.codes';
import { PARTY_BUILDING_PERMISSIONS } from '../../domain/permissions';
import { asMember } from '../alliance/membership';
import { openClaim } from '../claim/open-claim';
import { LIST_ITEM_WORKFLOW } from './list-item-workflow';

export interface PublishItemInput {
  readonly clientMutationId?: string | null;
  readonly allianceId: string;
  readonly kind: AllianceListKind;
  readonly theme: ClaimTheme;
  readonly title: string;
  readonly description: string;
  readonly claimDays?: number | null;
  readonly sourceEventId?: string | null;
}

/**
 * Publishes an item on one of the four lists (发布) for the caller's organisation. A need or risk opens its first
 * claim with it.
 */
export async function publishItem(
  useCase: UseCase,
  input: PublishItemInput,
): Promise<Result<AllianceListItem>> {
  const { actor, clock, database } = useCase;
  const allowed = authorise(actor, PARTY_BUILDING_PERMISSIONS, 'listItem.publish');
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ title: input.title, description: input.description });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'publishListItem',
        body: input,
      },
      () => publish(uow, useCase, input),
      (id) => uow.manager.findOneBy(AllianceListItem, { id }),
    ),
  );
}

async function publish(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: PublishItemInput,
): Promise<Result<AllianceListItem>> {
  const { allianceId, kind, theme, title, description } = input;
  const alliance = isId(allianceId) ? await lockById(uow, Alliance, allianceId) : null;
  if (!alliance) {
    return refuse('NOT_FOUND', { path: ['input', 'allianceId'], type: 'Alliance', id: allianceId });
  }
  const owner = await asMember(uow, allianceId, actor);
  if (!owner.ok) return owner;
  if (alliance.state !== 'ACTIVE') return refuse('ALLIANCE_DISSOLVED');
  const item = uow.manager.create(AllianceListItem, {
    ...created(uow.now),
    id: newId(uow.now),
    allianceId,
    areaCode: alliance.areaCode,
    kind,
    theme,
    title,
    description,
    ownerOrganizationId: owner.value,
    sourceEventId: input.sourceEventId ?? null,
    state: 'PUBLISHED',
    publishedAt: uow.now,
    endedAt: null,
  });
  await beginLife(uow, LIST_ITEM_WORKFLOW, actor, item, 'publish');
  if (isClaimable(kind)) await openClaim(uow, actor, item, 1, input.claimDays ?? CLAIM_DAYS.usual);
  return ok(item);
}
