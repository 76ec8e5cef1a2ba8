import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { Alliance } from '../../domain/alliance/alliance.entity';
import { AllianceMember } from '../../domain/alliance/alliance-member.entity';
import { PARTY_BUILDING_PERMISSIONS } from '../../domain/permissions';
import { isRegistered } from '../organization/find-organization';
import { isNotInFuture } from './establish-alliance';
import { enterMember, isMember } from './membership';

export interface AddMemberInput {
  readonly clientMutationId?: string | null;
  readonly allianceId: string;
  readonly organizationId: string;
  readonly joinedOn?: string | null;
}

/** Enters an organisation of any kind into an alliance (入盟). */
export function addMember(
  useCase: UseCase,
  input: AddMemberInput,
): Promise<Result<AllianceMember>> {
  const { actor, clock, database } = useCase;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'addAllianceMember',
        body: input,
      },
      () => add(uow, useCase, input),
      (id) => uow.manager.findOneBy(AllianceMember, { id }),
    ),
  );
}

async function add(
  uow: UnitOfWork,
  { actor }: UseCase,
  { allianceId, organizationId, joinedOn }: AddMemberInput,
): Promise<Result<AllianceMember>> {
  const alliance = isId(allianceId) ? await lockById(uow, Alliance, allianceId) : null;
  if (!alliance) {
    return refuse('NOT_FOUND', { path: ['input', 'allianceId'], type: 'Alliance', id: allianceId });
  }
  const allowed = authorise(actor, PARTY_BUILDING_PERMISSIONS, 'allianceMember.add', {
    areaCode: alliance.areaCode,
    organizationId: alliance.leadOrganizationId,
  });
  if (!allowed.ok) return allowed;
  if (alliance.state !== 'ACTIVE') return refuse('ALLIANCE_DISSOLVED');
  const known = await isRegistered(uow, organizationId, 'organizationId');
  if (!known.ok) return known;
  const today = localDateOf(uow.now);
  const past = isNotInFuture(joinedOn ?? today, today, 'joinedOn');
  if (!past.ok) return past;
  if (await isMember(uow, allianceId, organizationId)) {
    return refuse('ALREADY_A_MEMBER', { path: ['input', 'organizationId'] });
  }
  return ok(await enterMember(uow, actor, alliance, organizationId, joinedOn ?? today));
}
