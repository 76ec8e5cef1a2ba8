import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { In, Not } from 'typeorm';
import { isVisibleTo, mark } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { COMMAND } from '../../domain/permissions';
import { UNDECIDED } from '../../domain/secretary-order/new-order';
import type { NominationReason } from '../../domain/secretary-order/secretary-order.codes';
import { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import { SECRETARY_NOMINATED } from '../../domain/secretary-order/secretary-order.notifications';
import { SECRETARY_ORDER_PERMISSIONS } from '../../domain/secretary-order/secretary-order.permissions';
import { checkNominated } from '../../domain/secretary-order/secretary-order.rules';
import { noteOnEvent } from '../event/note-on-event';
import { linkCases } from '../link/link-cases';
import { aboutOrder, SECRETARY_ORDER_WORKFLOW } from './order-workflow';

export interface NominateSecretaryOrderInput {
  readonly clientMutationId?: string | null;
  readonly eventId: string;
  readonly reason: NominationReason;
  readonly note?: string | null;
}

/**
 * Proposes a closed matter for a secretary (书记办提名); a command centre decides whether it is one (rule G10).
 * Answers NOT_FOUND, FORBIDDEN, EVENT_NOT_CLOSED, SECRETARY_HAS_IT, PERSONAL_DATA_IN_TEXT.
 */
export async function nominateSecretaryOrder(
  { actor, clock, database }: UseCase,
  input: NominateSecretaryOrderInput,
): Promise<Result<SecretaryOrder>> {
  const { eventId, reason, note = null } = input;
  const clean = withoutPersonalData({ note });
  if (!clean.ok) return clean;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  const request = { subject, key, operation: 'nominateSecretaryOrder', body: input };
  const nominate = async (uow: UnitOfWork): Promise<Result<SecretaryOrder>> => {
    const event = await lockById(uow, GovEvent, eventId);
    if (!event || !isVisibleTo(actor, event))
      return refuse('NOT_FOUND', { path: ['input', 'eventId'], type: 'GovEvent', id: eventId });
    const { areaCode, number } = event;
    const action = 'secretaryOrder.nominate';
    const allowed = authorise(actor, SECRETARY_ORDER_PERMISSIONS, action, { areaCode });
    if (!allowed.ok) return allowed;
    const closed = checkNominated(event);
    if (!closed.ok) return closed;
    const open = { eventId, state: Not(In(['CLOSED', 'DECLINED'])) };
    if (await uow.beyondSight((manager) => manager.existsBy(SecretaryOrder, open)))
      return refuse('SECRETARY_HAS_IT', { number });
    const order = newOrder(uow, event, { reason, subject });
    await beginLife(uow, SECRETARY_ORDER_WORKFLOW, actor, order, 'nominate', note);
    mark(event, 'SECRETARY');
    await noteOnEvent(uow, actor, event, 'nominate');
    const about = aboutOrder(order);
    await linkCases(uow, { type: 'SecretaryOrder', id: order.id }, 'FOLLOW_UP', {
      type: 'GovEvent',
      id: eventId,
    });
    await notify(uow, SECRETARY_NOMINATED, {
      to: { areaCode: areaCode.slice(0, 9), roles: COMMAND },
      about,
      values: { number: order.number, event: number },
    });
    return ok(order);
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => nominate(uow),
      (id) => uow.manager.findOneBy(SecretaryOrder, { id }),
    ),
  );
}

function newOrder(
  uow: UnitOfWork,
  event: GovEvent,
  { reason, subject }: { readonly reason: NominationReason; readonly subject: string },
): SecretaryOrder {
  const id = newId(uow.now);
  return uow.manager.create(SecretaryOrder, {
    ...created(uow.now),
    id,
    number: `SJB-${localDateOf(uow.now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    eventId: event.id,
    areaCode: event.areaCode,
    state: 'NOMINATED',
    reason,
    nominatorSubject: subject,
    ...UNDECIDED,
    nominatedAt: uow.now,
  });
}
