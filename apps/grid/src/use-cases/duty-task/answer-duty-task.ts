import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import {
  DUTY_TASK_ANSWERED,
  DUTY_TASK_PERMISSIONS,
} from '../../domain/duty-task/duty-task.definitions';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import type { DutyTaskAction } from '../../domain/duty-task/duty-task.states';
import { DUTY_TASK_MACHINE } from '../../domain/duty-task/duty-task.states';
import { isWorker } from '../../domain/duty/duty.rules';

export interface AnswerDutyTaskInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  /** What was done, or why it is declined. */
  readonly feedback?: string | null;
}

/** Accepts, finishes or declines a task (接收、反馈、退回值班任务), as whoever it was assigned to. */
export function answerDutyTask(
  { actor, clock, database }: UseCase,
  action: Exclude<DutyTaskAction, 'withdraw'>,
  input: AnswerDutyTaskInput,
): Promise<Result<DutyTask>> {
  const allowed = authorise(actor, DUTY_TASK_PERMISSIONS, 'dutyTask.answer');
  if (!allowed.ok) return Promise.resolve(allowed);
  const { id, feedback = null } = input;
  const clean = withoutPersonalData({ feedback });
  if (!clean.ok) return Promise.resolve(clean);
  return inTransaction(database, clock, async (uow) => {
    const task = await lockById(uow, DutyTask, id);
    if (!task) return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'DutyTask', id });
    if (!isWorker(actor, task.workerId)) return refuse('TASK_NOT_YOURS');
    const current = checkSeenVersion(input, task);
    if (!current.ok) return current;
    const next = DUTY_TASK_MACHINE.next(task.state, action);
    if (!next.ok) return next;
    const { state: from, areaCode, assignedBySubject } = task;
    Object.assign(task, { state: next.value, feedback });
    touch(task, uow.now);
    await uow.manager.save(task);
    uow.changes.push({ type: 'DutyTask', id, action, from, to: next.value, areaCode });
    if (action !== 'accept')
      await notify(uow, DUTY_TASK_ANSWERED, {
        to: { subject: assignedBySubject },
        about: { type: 'DutyTask', id, areaCode },
        values: { areaCode, state: next.value },
      });
    return ok(task);
  });
}
