import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import type { DutyChangeAction } from '../../domain/duty/duty.codes';
import { DUTY_CHANGE_MACHINE } from '../../domain/duty/duty.codes';
import { DutyChange, DutyShift } from '../../domain/duty/duty.entity';
import { DUTY_CHANGE_ANSWERED } from '../../domain/duty/duty.notifications';
import { DUTY_PERMISSIONS } from '../../domain/duty/duty.permissions';
import { checkDutyPost, isWorker } from '../../domain/duty/duty.rules';
import { GridPost } from '../../domain/post/grid-post.entity';
import type { DutyStepInput } from './cancel-duty';
import { checkFree } from './own-shifts';

/** Confirms, declines or withdraws what was asked about a shift (确认、谢绝、撤回换班). Confirmed, it changes hands. */
export function answerDutyChange(
  { actor, clock, database }: UseCase,
  action: DutyChangeAction,
  input: DutyStepInput,
): Promise<Result<DutyChange>> {
  const allowed = authorise(actor, DUTY_PERMISSIONS, 'duty.change');
  if (!allowed.ok) return Promise.resolve(allowed);
  const { id } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'DutyChange', id });
  if (!isId(id)) return Promise.resolve(unknown);
  return inTransaction(database, clock, async (uow) => {
    const change = await lockById(uow, DutyChange, id);
    if (!change) return unknown;
    const own = checkWhose(actor, change, action);
    if (!own.ok) return own;
    const current = checkSeenVersion(input, change);
    if (!current.ok) return current;
    const next = DUTY_CHANGE_MACHINE.next(change.state, action);
    if (!next.ok) return next;
    const from = change.state;
    const taken = await uow.beyondSight(() => takeOver(uow, change, action));
    if (!taken.ok) return taken;
    change.state = next.value;
    touch(change, uow.now);
    await uow.beyondSight((manager) => manager.save(change));
    const { areaCode, askedBySubject, state } = change;
    uow.changes.push({ type: 'DutyChange', id, action, from, to: state, areaCode });
    if (action !== 'withdraw')
      await notify(uow, DUTY_CHANGE_ANSWERED, {
        to: { subject: askedBySubject },
        about: { type: 'DutyChange', id, areaCode },
        values: { startsAt: taken.value.startsAt.toISOString(), state },
      });
    return ok(change);
  });
}

function checkWhose(
  actor: Actor,
  { workerId, askedBySubject }: DutyChange,
  action: DutyChangeAction,
): Result<void> {
  if (action === 'withdraw')
    return actor.subject === askedBySubject
      ? ok()
      : refuse('DUTY_NOT_YOURS', { who: 'whoever asked' });
  return isWorker(actor, workerId)
    ? ok()
    : refuse('DUTY_NOT_YOURS', { who: 'whoever is to take the shift over' });
}

/** The shift goes to the post asked and the one in exchange to whoever had it, if both are free then. */
async function takeOver(
  uow: UnitOfWork,
  { shiftId, otherShiftId, postId, areaCode }: DutyChange,
  action: DutyChangeAction,
): Promise<Result<DutyShift>> {
  // In the order of their keys, so that two exchanges of the same shifts do not wait for each other.
  const shifts: DutyShift[] = [];
  for (const id of [shiftId, otherShiftId].filter((each) => each !== null).sort()) {
    const found = await lockById(uow, DutyShift, id);
    if (found) shifts.push(found);
  }
  const shift = shifts.find(({ id }) => id === shiftId);
  if (!shift) return refuse('NOT_FOUND', { type: 'DutyShift', id: shiftId });
  if (action !== 'confirm') return ok(shift);
  const over = shifts.find(({ state, startsAt }) => state !== 'PLANNED' || startsAt <= uow.now);
  if (over) return refuse('DUTY_OVER', { startsAt: over.startsAt.toISOString() });
  const other = shifts.find(({ id }) => id === otherShiftId);
  const givenBy = shift.postId;
  const moves = [{ shift, to: postId }, ...(other ? [{ shift: other, to: givenBy }] : [])];
  for (const { shift: each, to } of moves) {
    const post = await uow.manager.findOneByOrFail(GridPost, { id: to });
    const fits = checkDutyPost(post, each, each);
    if (!fits.ok) return fits;
    const free = await checkFree(
      uow,
      post.workerId,
      each,
      shifts.map(({ id }) => id),
    );
    if (!free.ok) return free;
    Object.assign(each, { postId: post.id, workerId: post.workerId });
    touch(each, uow.now);
    uow.changes.push({ type: 'DutyShift', id: each.id, action: 'takeOver', areaCode });
  }
  for (const each of shifts) await uow.manager.save(each);
  return ok(shift);
}
