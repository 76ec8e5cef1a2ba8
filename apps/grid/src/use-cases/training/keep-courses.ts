import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  isId,
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  parseLocalDate,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { GridPostKind } from '../../domain/post/post.codes';
import { TRAINING_PERMISSIONS } from '../../domain/training/training.definitions';
import { TrainingCourse, TrainingSession } from '../../domain/training/training.entity';

export interface AskForTrainingInput {
  readonly clientMutationId?: string | null;
  readonly areaCode: string;
  readonly title: string;
  readonly requiredKinds: readonly GridPostKind[];
  readonly validMonths: number;
  readonly basisDoc: string;
  readonly fromDate: string;
}

/** Asks posts of an area for a course (设置培训要求), from a day on. Answers UNKNOWN_AREA, TRAINING_DATE. */
export async function askForTraining(
  { actor, clock, database }: UseCase,
  input: AskForTrainingInput,
): Promise<Result<TrainingCourse>> {
  const { areaCode, title, basisDoc, validMonths } = input;
  const code = parseAreaCode(areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const allowed = authorise(actor, TRAINING_PERMISSIONS, 'training.ask', { areaCode });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ title, basisDoc });
  if (!clean.ok) return clean;
  const from = parseLocalDate(input.fromDate, ['input', 'fromDate']);
  if (!from.ok) return from;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'askForTraining',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      async () => {
        const { manager, now } = uow;
        if (from.value < localDateOf(now))
          return refuse('TRAINING_DATE', { path: ['input', 'fromDate'], date: from.value });
        if (!(await manager.existsBy(Area, { code: areaCode, validTo: IsNull() })))
          return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
        const course = manager.create(TrainingCourse, {
          ...created(now),
          ...{ id: newId(now), areaCode, title, validMonths, basisDoc, fromDate: from.value },
          requiredKinds: [...new Set(input.requiredKinds)],
        });
        await manager.insert(TrainingCourse, course);
        uow.changes.push({ type: 'TrainingCourse', id: course.id, action: 'ask', areaCode });
        return ok(course);
      },
      (id) => uow.manager.findOneBy(TrainingCourse, { id }),
    ),
  );
}

export interface PlanTrainingInput {
  readonly clientMutationId?: string | null;
  readonly courseId: string;
  readonly areaCode: string;
  readonly heldOn: string;
  readonly place: string;
}

/** Plans a session of a course (安排培训). Answers NOT_FOUND, UNKNOWN_AREA, TRAINING_DATE. */
export async function planTraining(
  { actor, clock, database }: UseCase,
  input: PlanTrainingInput,
): Promise<Result<TrainingSession>> {
  const { areaCode, courseId, place } = input;
  const code = parseAreaCode(areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const allowed = authorise(actor, TRAINING_PERMISSIONS, 'training.arrange', { areaCode });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ place });
  if (!clean.ok) return clean;
  const on = parseLocalDate(input.heldOn, ['input', 'heldOn']);
  if (!on.ok) return on;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'planTraining',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      async () => {
        const { manager, now } = uow;
        const course = isId(courseId)
          ? await manager.findOneBy(TrainingCourse, { id: courseId })
          : null;
        if (!course)
          return refuse('NOT_FOUND', {
            path: ['input', 'courseId'],
            type: 'TrainingCourse',
            id: courseId,
          });
        const known = await manager.existsBy(Area, { code: areaCode, validTo: IsNull() });
        if (!known || !areaCode.startsWith(course.areaCode))
          return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
        if (on.value < localDateOf(now) || on.value < course.fromDate)
          return refuse('TRAINING_DATE', { path: ['input', 'heldOn'], date: on.value });
        const session = manager.create(TrainingSession, {
          ...created(now),
          ...{ id: newId(now), courseId, areaCode, place, heldOn: on.value, state: 'PLANNED' },
        });
        await manager.insert(TrainingSession, session);
        const { id } = session;
        uow.changes.push({ type: 'TrainingSession', id, action: 'plan', to: 'PLANNED', areaCode });
        return ok(session);
      },
      (id) => uow.manager.findOneBy(TrainingSession, { id }),
    ),
  );
}
