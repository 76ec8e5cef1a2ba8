import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import { isWorker } from '../../domain/duty/duty.rules';
import { PatrolPoint } from '../../domain/patrol/patrol-plan.entity';
import { CheckIn, PatrolVisit } from '../../domain/patrol/patrol.entity';
import { PATROL_PERMISSIONS } from '../../domain/patrol/patrol.permissions';
import type { Place } from '../../domain/patrol/patrol.rules';
import { coarsePlace, fieldTime } from '../../domain/patrol/patrol.rules';
import type { InTheField } from './patrol-workflow';
import { onPatrol, ownPatrol } from './patrol-workflow';

export interface CheckInInput extends InTheField, Place {
  /** A key of the device: whatever comes in twice is one. */
  readonly clientMutationId: string;
  readonly patrolId?: string | null;
  readonly pointId?: string | null;
  /** In place of a patrol: a task of the command centre that the caller accepted. */
  readonly taskId?: string | null;
}

/**
 * Checks in (打卡) at a point of an own patrol under way, or for an own task. What was done offline comes in later, in
 * any order. Answers PATROL_NOT_YOURS, PATROL_NOT_UNDER_WAY, PATROL_POINT_UNKNOWN, FIELD_TIME, TASK_NOT_YOURS.
 */
export function checkIn(
  { actor, clock, database }: UseCase,
  input: CheckInInput,
): Promise<Result<CheckIn>> {
  const allowed = authorise(actor, PATROL_PERMISSIONS, 'patrol.checkIn');
  if (!allowed.ok) return Promise.resolve(allowed);
  const { clientMutationId: key, longitude, latitude, ...body } = input;
  const request = {
    subject: actor.subject,
    ...{ key, operation: 'checkIn' },
    // Kept as a hash, and longer than the place itself: about where is all that may be found in it.
    body: { ...body, ...coarsePlace({ longitude, latitude }) },
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => (input.taskId ? atTask(uow, actor, input) : atPoint(uow, actor, input)),
      (id) => uow.manager.findOneBy(CheckIn, { id }),
    ),
  );
}

async function atPoint(
  uow: UnitOfWork,
  actor: Actor,
  input: CheckInInput,
): Promise<Result<CheckIn>> {
  const { patrolId = null, pointId = null } = input;
  const unknown = refuse('PATROL_POINT_UNKNOWN', {
    path: ['input', 'pointId'],
    id: pointId ?? '',
  });
  if (patrolId === null || pointId === null || !isId(pointId)) return unknown;
  const own = await ownPatrol(uow, actor, patrolId, 'patrolId');
  if (!own.ok) return own;
  const patrol = own.value;
  const { planId, areaCode } = patrol;
  if (!(await uow.manager.existsBy(PatrolPoint, { id: pointId, planId }))) return unknown;
  const at = await onPatrol(uow, actor, patrol, input);
  if (!at.ok) return at;
  // Twice at one point by two keys is one visit, told by the first.
  const before = await uow.manager.findOneBy(CheckIn, { patrolId, pointId });
  if (before) return ok(before);
  const made = await keep(uow, actor, areaCode, at.value, input);
  await uow.manager.insert(PatrolVisit, {
    ...{ id: newId(uow.now), patrolId, pointId, visitedOn: localDateOf(at.value) },
  });
  patrol.visitedCount += 1;
  touch(patrol, uow.now);
  await uow.manager.save(patrol);
  uow.changes.push({ type: 'Patrol', id: patrolId, action: 'checkIn', areaCode });
  return ok(made);
}

async function atTask(
  uow: UnitOfWork,
  actor: Actor,
  input: CheckInInput,
): Promise<Result<CheckIn>> {
  const id = input.taskId ?? '';
  const task = isId(id) ? await lockById(uow, DutyTask, id) : null;
  if (!task) return refuse('NOT_FOUND', { path: ['input', 'taskId'], type: 'DutyTask', id });
  if (!isWorker(actor, task.workerId)) return refuse('TASK_NOT_YOURS');
  if (input.patrolId || input.pointId)
    return refuse('PATROL_POINT_UNKNOWN', { path: ['input', 'pointId'], id: input.pointId ?? '' });
  const at = fieldTime(input.at, uow.now);
  if (!at.ok) return at;
  const accepted = task.state === 'ACCEPTED' && at.value >= task.createdAt;
  const before = task.state === 'DONE' && at.value >= task.createdAt && at.value <= task.updatedAt;
  if (!accepted && !before)
    return refuse('PATROL_NOT_UNDER_WAY', { path: ['input', 'at'], at: at.value.toISOString() });
  const made = await keep(uow, actor, task.areaCode, at.value, input);
  uow.changes.push({ type: 'DutyTask', id, action: 'checkIn', areaCode: task.areaCode });
  return ok(made);
}

async function keep(
  { manager, now }: UnitOfWork,
  actor: Actor,
  areaCode: string,
  at: Date,
  input: CheckInInput,
): Promise<CheckIn> {
  const { patrolId = null, pointId = null, taskId = null } = input;
  const made = manager.create(CheckIn, {
    ...{ id: newId(now), workerId: actor.subject, areaCode, at, patrolId, pointId, taskId },
    ...coarsePlace(input),
  });
  await manager.insert(CheckIn, made);
  return made;
}
