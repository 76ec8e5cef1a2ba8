import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import {
  DUTY_TASK_ASSIGNED,
  DUTY_TASK_PERMISSIONS,
} from '../../domain/duty-task/duty-task.definitions';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import { DutyShift } from '../../domain/duty/duty.entity';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';

export interface AssignDutyTaskInput {
  readonly clientMutationId?: string | null;
  readonly shiftId: string;
  readonly eventId?: string | null;
  readonly content: string;
}

/** Gives somebody on duty a task (下派值班任务), about an event or not; they are told at once. */
export function assignDutyTask(
  { actor, clock, database }: UseCase,
  input: AssignDutyTaskInput,
): Promise<Result<DutyTask>> {
  const clean = withoutPersonalData({ content: input.content });
  if (!clean.ok) return Promise.resolve(clean);
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'assignDutyTask',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => assign(uow, actor, input),
      (id) => uow.manager.findOneBy(DutyTask, { id }),
    ),
  );
}

async function assign(
  uow: UnitOfWork,
  actor: Actor,
  { shiftId, eventId = null, content }: AssignDutyTaskInput,
): Promise<Result<DutyTask>> {
  const { manager, now } = uow;
  const shift = await lockById(uow, DutyShift, shiftId);
  if (!shift)
    return refuse('NOT_FOUND', { path: ['input', 'shiftId'], type: 'DutyShift', id: shiftId });
  const { areaCode } = shift;
  const allowed = authorise(actor, DUTY_TASK_PERMISSIONS, 'dutyTask.assign', { areaCode });
  if (!allowed.ok) return allowed;
  if (shift.state !== 'PLANNED' || shift.startsAt > now || shift.endsAt <= now)
    return refuse('OFF_DUTY', { path: ['input', 'shiftId'] });
  if (eventId !== null) {
    const event = await manager.findOneBy(GovEvent, { id: eventId });
    if (!event || !isVisibleTo(actor, event))
      return refuse('NOT_FOUND', { path: ['input', 'eventId'], type: 'GovEvent', id: eventId });
  }
  return ok(await giveTask(uow, actor, shift, { eventId, incidentId: null, content }));
}

/** Gives whoever is on a locked shift a task, and tells them. */
export async function giveTask(
  uow: UnitOfWork,
  actor: Actor,
  { id: shiftId, areaCode, workerId }: DutyShift,
  about: Pick<DutyTask, 'eventId' | 'incidentId' | 'content'>,
): Promise<DutyTask> {
  const { manager, now } = uow;
  const task = manager.create(DutyTask, {
    ...created(now),
    ...about,
    ...{ id: newId(now), shiftId, areaCode, workerId },
    ...{ state: 'ASSIGNED', feedback: null, assignedBySubject: actor.subject },
  });
  await manager.insert(DutyTask, task);
  uow.changes.push({ type: 'DutyTask', id: task.id, action: 'assign', to: 'ASSIGNED', areaCode });
  await notify(uow, DUTY_TASK_ASSIGNED, {
    to: { subject: workerId },
    about: { type: 'DutyTask', id: task.id, areaCode },
    values: { areaCode },
  });
  return task;
}
