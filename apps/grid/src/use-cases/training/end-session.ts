import { authorise, covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { addDays, addMonths, isId, localDateOf, newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { In } from 'typeorm';
import { GridPost } from '../../domain/post/grid-post.entity';
import { isHeldOn } from '../../domain/post/grid-post.rules';
import type { TrainingAction } from '../../domain/training/training.codes';
import { TRAINING_MACHINE } from '../../domain/training/training.codes';
import { TRAINING_PERMISSIONS } from '../../domain/training/training.definitions';
import {
  TrainingAttendance,
  TrainingCourse,
  TrainingSession,
} from '../../domain/training/training.entity';

export interface EndTrainingInput {
  readonly id: string;
  readonly seenVersion?: number | null;
}

export interface HoldTrainingInput extends EndTrainingInput {
  readonly attendance: readonly { readonly postId: string; readonly passed: boolean }[];
}

/** Records who attended a session (登记参训) and whose certificate is good until when. Answers TRAINING_DATE, TRAINING_POST. */
export function holdTraining(
  useCase: UseCase,
  input: HoldTrainingInput,
): Promise<Result<TrainingSession>> {
  return end(useCase, 'hold', input, async (uow, session) => {
    if (session.heldOn > localDateOf(uow.now))
      return refuse('TRAINING_DATE', { path: ['input', 'id'], date: session.heldOn });
    return keepAttendance(uow, session, input.attendance);
  });
}

/** Cancels a session (取消培训). */
export function cancelTraining(
  useCase: UseCase,
  input: EndTrainingInput,
): Promise<Result<TrainingSession>> {
  return end(useCase, 'cancel', input, () => Promise.resolve(ok()));
}

async function end(
  { actor, clock, database }: UseCase,
  action: TrainingAction,
  input: EndTrainingInput,
  change: (uow: UnitOfWork, session: TrainingSession) => Promise<Result<void>>,
): Promise<Result<TrainingSession>> {
  const { id } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'TrainingSession', id });
  return inTransaction(database, clock, async (uow) => {
    const session = isId(id) ? await lockById(uow, TrainingSession, id) : null;
    if (!session || !covers(actor, session.areaCode)) return unknown;
    const { areaCode, state: from } = session;
    const allowed = authorise(actor, TRAINING_PERMISSIONS, 'training.arrange', { areaCode });
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, session);
    if (!current.ok) return current;
    const next = TRAINING_MACHINE.next(from, action);
    if (!next.ok) return next;
    const changed = await change(uow, session);
    if (!changed.ok) return changed;
    session.state = next.value;
    touch(session, uow.now);
    await uow.manager.save(session);
    uow.changes.push({ type: 'TrainingSession', id, action, from, to: next.value, areaCode });
    return ok(session);
  });
}

async function keepAttendance(
  { manager, now }: UnitOfWork,
  { id: sessionId, courseId, areaCode, heldOn }: TrainingSession,
  attendance: HoldTrainingInput['attendance'],
): Promise<Result<void>> {
  const ids = attendance.map(({ postId }) => postId);
  const posts = new Map(
    (await manager.find(GridPost, { where: { id: In(ids.filter(isId)) }, take: ids.length })).map(
      (post) => [post.id, post],
    ),
  );
  const course = await manager.findOneByOrFail(TrainingCourse, { id: courseId });
  const validUntil = addDays(addMonths(heldOn, course.validMonths), -1);
  const rows: TrainingAttendance[] = [];
  for (const [index, { postId, passed }] of attendance.entries()) {
    const post = posts.get(postId);
    const twice = ids.indexOf(postId) !== index;
    if (!post?.areaCode.startsWith(areaCode) || !isHeldOn(post, heldOn) || twice)
      return refuse('TRAINING_POST', {
        path: ['input', 'attendance', String(index)],
        ...{ postId, areaCode },
      });
    rows.push({
      ...{ id: newId(now), sessionId, courseId, areaCode: post.areaCode, postId, heldOn, passed },
      workerId: post.workerId,
      validUntil: passed ? validUntil : null,
    });
  }
  if (rows.length > 0) await manager.insert(TrainingAttendance, rows);
  return ok();
}
