import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import { AllianceMember } from '../../domain/alliance/alliance-member.entity';
import { MEMBERSHIP_WORKFLOW } from './alliance-workflow';

/** Whether an organisation is a member of an alliance now. */
export function isMember(
  { manager }: UnitOfWork,
  allianceId: string,
  organizationId: string | null,
): Promise<boolean> {
  if (organizationId === null || !isId(organizationId)) return Promise.resolve(false);
  return manager.existsBy(AllianceMember, { allianceId, organizationId, leftOn: IsNull() });
}

/**
 * Refuses somebody whose organisation is not a member now; answers the organisation. The membership cannot end
 * before the transaction does.
 */
export async function asMember(
  { manager }: UnitOfWork,
  allianceId: string,
  { organizationId }: Actor,
): Promise<Result<string>> {
  if (organizationId === null || !isId(organizationId)) return refuse('NOT_A_MEMBER');
  const membership = await manager
    .createQueryBuilder(AllianceMember, 'member')
    .setLock('pessimistic_read')
    .where({ allianceId, organizationId, leftOn: IsNull() })
    .getOne();
  return membership ? ok(organizationId) : refuse('NOT_A_MEMBER');
}

/** Enters a member into an alliance. */
export function enterMember(
  uow: UnitOfWork,
  actor: Actor,
  alliance: Alliance,
  organizationId: string,
  joinedOn: string = localDateOf(uow.now),
): Promise<AllianceMember> {
  const member = uow.manager.create(AllianceMember, {
    ...created(uow.now),
    id: newId(uow.now),
    allianceId: alliance.id,
    areaCode: alliance.areaCode,
    organizationId,
    state: 'JOINED',
    joinedOn,
    leftOn: null,
  });
  return beginLife(uow, MEMBERSHIP_WORKFLOW, actor, member, 'join');
}
