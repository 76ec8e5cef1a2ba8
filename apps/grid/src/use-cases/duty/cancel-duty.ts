import { authorise, covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { SHIFT_MACHINE } from '../../domain/duty/duty.codes';
import { DutyShift } from '../../domain/duty/duty.entity';
import { DUTY_PERMISSIONS } from '../../domain/duty/duty.permissions';

export interface DutyStepInput {
  readonly id: string;
  readonly seenVersion?: number | null;
}

/** Takes a shift off the roster (取消班次) before it ends; the gap it leaves is shown. */
export async function cancelDutyShift(
  { actor, clock, database }: UseCase,
  input: DutyStepInput,
): Promise<Result<DutyShift>> {
  const { id } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'DutyShift', id });
  if (!isId(id)) return unknown;
  return inTransaction(database, clock, async (uow) => {
    const shift = await lockById(uow, DutyShift, id);
    if (!shift || !covers(actor, shift.areaCode)) return unknown;
    const { areaCode, startsAt, endsAt, state: from } = shift;
    const allowed = authorise(actor, DUTY_PERMISSIONS, 'duty.plan', { areaCode });
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, shift);
    if (!current.ok) return current;
    const next = SHIFT_MACHINE.next(from, 'cancel');
    if (!next.ok) return next;
    if (endsAt <= uow.now) return refuse('DUTY_OVER', { startsAt: startsAt.toISOString() });
    shift.state = next.value;
    touch(shift, uow.now);
    await uow.manager.save(shift);
    uow.changes.push({ type: 'DutyShift', id, action: 'cancel', from, to: shift.state, areaCode });
    return ok(shift);
  });
}
