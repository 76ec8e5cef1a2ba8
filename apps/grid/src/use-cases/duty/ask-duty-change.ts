import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { DutyChange, DutyShift } from '../../domain/duty/duty.entity';
import { DUTY_CHANGE_ASKED } from '../../domain/duty/duty.notifications';
import { DUTY_PERMISSIONS } from '../../domain/duty/duty.permissions';
import { checkDutyPost, isWorker } from '../../domain/duty/duty.rules';
import { GridPost } from '../../domain/post/grid-post.entity';

export interface AskDutyChangeInput {
  readonly clientMutationId?: string | null;
  readonly shiftId: string;
  /** The post that is to take it over. */
  readonly postId: string;
  /** A shift of that post, given in exchange. */
  readonly otherShiftId?: string | null;
}

/** Asks somebody to take a shift over (顶班) or to exchange it (换班): whoever works it, or whoever keeps the roster. */
export function askDutyChange(
  { actor, clock, database }: UseCase,
  input: AskDutyChangeInput,
): Promise<Result<DutyChange>> {
  const allowed = authorise(actor, DUTY_PERMISSIONS, 'duty.change');
  if (!allowed.ok) return Promise.resolve(allowed);
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'askDutyChange',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => ask(uow, actor, input),
      (id) => uow.manager.findOneBy(DutyChange, { id }),
    ),
  );
}

async function ask(
  uow: UnitOfWork,
  actor: Actor,
  { shiftId, postId, otherShiftId = null }: AskDutyChangeInput,
): Promise<Result<DutyChange>> {
  const { manager, now } = uow;
  const unknown = (field: string, type: string, id: string) =>
    refuse('NOT_FOUND', { path: ['input', field], type, id });
  const shift = await lockById(uow, DutyShift, shiftId);
  if (!shift) return unknown('shiftId', 'DutyShift', shiftId);
  const { areaCode } = shift;
  const keeps = authorise(actor, DUTY_PERMISSIONS, 'duty.plan', { areaCode }).ok;
  if (!keeps && !isWorker(actor, shift.workerId))
    return refuse('DUTY_NOT_YOURS', { who: 'the worker of the shift' });
  const post = await manager.findOneBy(GridPost, { id: postId });
  if (!post) return unknown('postId', 'GridPost', postId);
  // Whoever swaps sees none of the other's shifts; the other confirms it.
  const other =
    otherShiftId === null
      ? null
      : await uow.beyondSight((all) => all.findOneBy(DutyShift, { id: otherShiftId }));
  if (otherShiftId !== null && other?.workerId !== post.workerId)
    return unknown('otherShiftId', 'DutyShift', otherShiftId);
  for (const each of other ? [shift, other] : [shift]) {
    if (each.state !== 'PLANNED' || each.startsAt <= now)
      return refuse('DUTY_OVER', { startsAt: each.startsAt.toISOString() });
  }
  const fits = checkDutyPost(post, shift, shift);
  if (!fits.ok) return fits;
  const change = manager.create(DutyChange, {
    ...created(now),
    ...{ id: newId(now), shiftId, otherShiftId, areaCode, postId, workerId: post.workerId },
    ...{ askedBySubject: actor.subject, state: 'ASKED' },
  });
  await manager.insert(DutyChange, change);
  uow.changes.push({ type: 'DutyChange', id: change.id, action: 'ask', to: 'ASKED', areaCode });
  await notify(uow, DUTY_CHANGE_ASKED, {
    to: { subject: post.workerId },
    about: { type: 'DutyChange', id: change.id, areaCode },
    values: { startsAt: shift.startsAt.toISOString() },
  });
  return ok(change);
}
