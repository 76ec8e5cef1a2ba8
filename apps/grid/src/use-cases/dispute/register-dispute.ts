import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { UNMEDIATED } from '../../domain/dispute/new-dispute';
import type { DisputeKind } from '../../domain/dispute/dispute.codes';
import { Dispute } from '../../domain/dispute/dispute.entity';
import { DISPUTE_PERMISSIONS } from '../../domain/dispute/dispute.permissions';
import type { DisputeParty } from '../../domain/dispute/dispute.rules';
import { checkRegistration, countParties } from '../../domain/dispute/dispute.rules';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { linkCases } from '../link/link-cases';
import { DISPUTE_WORKFLOW } from './dispute-workflow';

export interface RegisterDisputeInput {
  readonly clientMutationId?: string | null;
  readonly eventId: string;
  readonly kind: DisputeKind;
  readonly parties: readonly DisputeParty[];
}

/**
 * Registers what is disputed in an event (纠纷登记): its kind, and how many of which role; nobody is named.
 * Answers NOT_FOUND, FORBIDDEN, NOT_A_DISPUTE, DISPUTE_EXISTS, TOO_FEW_PARTIES.
 */
export async function registerDispute(
  { actor, clock, database }: UseCase,
  input: RegisterDisputeInput,
): Promise<Result<Dispute>> {
  const { eventId, kind } = input;
  const parties = countParties(input.parties);
  if (!parties.ok) return parties;
  const register = async (uow: UnitOfWork): Promise<Result<Dispute>> => {
    const event = await lockById(uow, GovEvent, eventId);
    if (!event || !isVisibleTo(actor, event))
      return refuse('NOT_FOUND', { path: ['input', 'eventId'], type: 'GovEvent', id: eventId });
    const { areaCode, number } = event;
    const allowed = authorise(actor, DISPUTE_PERMISSIONS, 'dispute.register', { areaCode });
    if (!allowed.ok) return allowed;
    const possible = checkRegistration(event);
    if (!possible.ok) return possible;
    if (await uow.beyondSight((manager) => manager.existsBy(Dispute, { eventId })))
      return refuse('DISPUTE_EXISTS', { number });
    const dispute = uow.manager.create(Dispute, {
      ...created(uow.now),
      ...UNMEDIATED,
      ...{ id: newId(uow.now), eventId, areaCode, kind },
      state: 'FOUND',
      parties: parties.value,
      foundAt: uow.now,
    });
    await beginLife(uow, DISPUTE_WORKFLOW, actor, dispute, 'register');
    const from = { type: 'Dispute', id: dispute.id } as const;
    await linkCases(uow, from, 'SOURCE', { type: 'GovEvent', id: eventId });
    return ok(dispute);
  };
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      { subject, key, operation: 'registerDispute', body: input },
      () => register(uow),
      (id) => uow.manager.findOneBy(Dispute, { id }),
    ),
  );
}
