import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
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
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { GridElement } from '../../domain/grid/grid.codes';
import type { PatrolFrequency } from '../../domain/patrol/patrol.codes';
import { PatrolPlan, PatrolPoint } from '../../domain/patrol/patrol-plan.entity';
import { PATROL_PERMISSIONS } from '../../domain/patrol/patrol.permissions';
import type { PlannedPoint } from '../../domain/patrol/patrol.rules';
import { checkPoints } from '../../domain/patrol/patrol.rules';
import { GridPost } from '../../domain/post/grid-post.entity';
import { isHeldOn } from '../../domain/post/grid-post.rules';
import { makePatrols } from './make-patrols';
import { excuseRest } from './excuse-patrol';

export interface PlanPatrolInput {
  readonly clientMutationId?: string | null;
  readonly gridCode: string;
  readonly title: string;
  readonly frequency: PatrolFrequency;
  readonly postId: string;
  readonly fromDate: string;
  readonly points: readonly (PlannedPoint & { readonly element?: GridElement | null })[];
}

/**
 * Plans patrols of a grid (制定巡查计划). Where one goes today, it is there at once; the others are made by a job.
 * Answers UNKNOWN_AREA, PATROL_POST, PATROL_PLAN_DATES, PATROL_POINT_INCOMPLETE.
 */
export async function planPatrol(
  { actor, clock, database }: UseCase,
  input: PlanPatrolInput,
): Promise<Result<PatrolPlan>> {
  const code = parseAreaCode(input.gridCode, ['input', 'gridCode']);
  if (!code.ok) return code;
  const areaCode = code.value;
  const allowed = authorise(actor, PATROL_PERMISSIONS, 'patrol.plan', { areaCode });
  if (!allowed.ok) return allowed;
  const { title, points } = input;
  const clean = withoutPersonalData({ title, points: points.map(({ name }) => name).join('\n') });
  if (!clean.ok) return clean;
  const whole = checkPoints(points);
  if (!whole.ok) return whole;
  const from = parseLocalDate(input.fromDate, ['input', 'fromDate']);
  if (!from.ok) return from;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'planPatrol',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => plan(uow, input, areaCode, from.value),
      (id) => uow.manager.findOneBy(PatrolPlan, { id }),
    ),
  );
}

async function plan(
  uow: UnitOfWork,
  { title, frequency, postId, points }: PlanPatrolInput,
  areaCode: string,
  fromDate: LocalDate,
): Promise<Result<PatrolPlan>> {
  const { manager, now } = uow;
  if (fromDate < localDateOf(now))
    return refuse('PATROL_PLAN_DATES', { path: ['input', 'fromDate'], date: fromDate });
  if (!(await manager.existsBy(Area, { code: areaCode, kind: 'GRID', validTo: IsNull() })))
    return refuse('UNKNOWN_AREA', { path: ['input', 'gridCode'], value: areaCode });
  const post = isId(postId) ? await manager.findOneBy(GridPost, { id: postId }) : null;
  if (!post?.areaCode.startsWith(areaCode) || !isHeldOn(post, fromDate))
    return refuse('PATROL_POST', { path: ['input', 'postId'], areaCode, date: fromDate });
  const made = manager.create(PatrolPlan, {
    ...created(now),
    ...{ id: newId(now), areaCode, title, frequency, postId, fromDate, toDate: null },
  });
  await manager.insert(PatrolPlan, made);
  await manager.insert(
    PatrolPoint,
    points.map(({ kind, name, element, longitude, latitude }, index) => ({
      ...{ id: newId(now), planId: made.id, position: index + 1, kind, name },
      ...{ element: element ?? null, longitude: longitude ?? null, latitude: latitude ?? null },
    })),
  );
  uow.changes.push({ type: 'PatrolPlan', id: made.id, action: 'plan', areaCode });
  await makePatrols(uow, localDateOf(now), made.id);
  return ok(made);
}

export interface EndPatrolPlanInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  /** The first day on which it no longer goes. */
  readonly toDate: string;
}

/** Ends a plan (终止巡查计划); patrols that were planned from the day on are excused. Answers PATROL_PLAN_DATES. */
export async function endPatrolPlan(
  { actor, clock, database }: UseCase,
  input: EndPatrolPlanInput,
): Promise<Result<PatrolPlan>> {
  const { id } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'PatrolPlan', id });
  const path = ['input', 'toDate'];
  const to = parseLocalDate(input.toDate, path);
  if (!to.ok) return to;
  return inTransaction(database, clock, async (uow) => {
    const found = isId(id) ? await lockById(uow, PatrolPlan, id) : null;
    if (!found) return unknown;
    const { areaCode } = found;
    const allowed = authorise(actor, PATROL_PERMISSIONS, 'patrol.plan', { areaCode });
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, found);
    if (!current.ok) return current;
    const late = to.value >= localDateOf(uow.now) && to.value >= found.fromDate;
    if (!late || found.toDate !== null)
      return refuse('PATROL_PLAN_DATES', { path, date: to.value });
    found.toDate = to.value;
    touch(found, uow.now);
    await uow.manager.save(found);
    uow.changes.push({ type: 'PatrolPlan', id, action: 'end', areaCode });
    const excused = await excuseRest(uow, actor, found);
    return excused.ok ? ok(found) : excused;
  });
}
