import type { Actor } from '@gezhi/identity';
import type { Result, UnmaskReason } from '@gezhi/kernel';
import {
  localDateOf,
  MOST_UNMASKINGS_A_DAY,
  newId,
  ok,
  refuse,
  startOfDay,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { MoreThanOrEqual } from 'typeorm';
import { Unmasking } from './unmasking.entity';

/** Why somebody wants to see masked data. */
export interface UnmaskInput {
  readonly reason: UnmaskReason;
  readonly reasonText: string;
  readonly caseNumber: string;
}

/** What is shown: the object the data hangs on. */
export interface UnmaskedObject {
  /** The type in the graph. */
  readonly type: string;
  readonly id: string;
  readonly areaCode: string;
}

/**
 * Notes that the actor is shown masked data of an object, in the transaction that reads it: what is not noted is not
 * shown. Whether the actor may at all has been judged before. Refuses PURPOSE_REQUIRED, PERSONAL_DATA_IN_TEXT and
 * UNMASK_LIMIT_REACHED.
 */
export async function noteUnmasking(
  uow: UnitOfWork,
  actor: Actor,
  input: UnmaskInput,
  object: UnmaskedObject,
): Promise<Result<void>> {
  const purpose = purposeOf(actor, input);
  if (!purpose.ok) return purpose;
  const { reason, reasonText, caseNumber } = input;
  const clean = withoutPersonalData({ reasonText, caseNumber });
  if (!clean.ok) return clean;
  const within = await checkLimit(uow, actor);
  if (!within.ok) return within;
  await uow.manager.insert(Unmasking, {
    id: newId(uow.now),
    objectType: object.type,
    objectId: object.id,
    actorSubject: actor.subject,
    actorOrganizationId: actor.organizationId,
    purpose: purpose.value,
    caseNumber,
    reason,
    reasonText,
    occurredAt: uow.now,
  });
  uow.changes.push({ ...object, action: 'unmask', reason });
  return ok();
}

/** The purpose of the token, when it is for this case: a token for one case opens no other. */
function purposeOf(actor: Actor, { caseNumber }: UnmaskInput): Result<string> {
  const purpose = actor.purpose?.trim();
  if (!purpose) return refuse('PURPOSE_REQUIRED', { missing: 'PURPOSE' });
  return actor.caseNumber !== null && actor.caseNumber === caseNumber
    ? ok(purpose)
    : refuse('PURPOSE_REQUIRED', { path: ['input', 'caseNumber'], missing: 'CASE_NUMBER' });
}

async function checkLimit(uow: UnitOfWork, { subject }: Actor): Promise<Result<void>> {
  // Two calls at the same moment count one after the other.
  await uow.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `unmasking ${subject}`,
  ]);
  const today = await uow.manager.countBy(Unmasking, {
    actorSubject: subject,
    occurredAt: MoreThanOrEqual(startOfDay(localDateOf(uow.now))),
  });
  return today < MOST_UNMASKINGS_A_DAY
    ? ok()
    : refuse('UNMASK_LIMIT_REACHED', { limit: MOST_UNMASKINGS_A_DAY });
}
