import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { lockById } from '@gezhi/persistence';
import type { Workflow } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { isWorker } from '../../domain/duty/duty.rules';
import { Patrol, PatrolTransition } from '../../domain/patrol/patrol.entity';
import { PATROL_PERMISSIONS } from '../../domain/patrol/patrol.permissions';
import { checkDay, fieldTime, wasUnderWay } from '../../domain/patrol/patrol.rules';
import type { PatrolAction, PatrolState } from '../../domain/patrol/patrol.states';
import { PATROL_MACHINE } from '../../domain/patrol/patrol.states';
import { GridPost } from '../../domain/post/grid-post.entity';
import { isHeldOn } from '../../domain/post/grid-post.rules';

export const PATROL_WORKFLOW: Workflow<Patrol, PatrolState, PatrolAction, PatrolTransition> = {
  name: 'patrol',
  entity: Patrol,
  machine: PATROL_MACHINE,
  permissions: PATROL_PERMISSIONS,
  history: PatrolTransition,
  historyKey: 'patrolId',
  target: ({ areaCode }) => ({ areaCode }),
};

/** The patrol, locked, if it is the caller's own. Answers NOT_FOUND or PATROL_NOT_YOURS. */
export async function ownPatrol(
  uow: UnitOfWork,
  actor: Actor,
  id: string,
  field = 'id',
): Promise<Result<Patrol>> {
  const patrol = isId(id) ? await lockById(uow, Patrol, id) : null;
  if (!patrol) return refuse('NOT_FOUND', { path: ['input', field], type: 'Patrol', id });
  return isWorker(actor, patrol.workerId)
    ? ok(patrol)
    : refuse('PATROL_NOT_YOURS', { who: 'the worker' });
}

/**
 * Begins a patrol at a moment of its day. One that has begun already, because what was done later came in earlier, is
 * known to have begun at the earlier of both.
 */
export async function beginAt(
  uow: UnitOfWork,
  actor: Actor,
  patrol: Patrol,
  at: Date,
): Promise<Result<Patrol>> {
  const day = checkDay(patrol, at);
  if (!day.ok) return day;
  if (patrol.startedAt !== null && patrol.state !== 'EXCUSED') {
    if (at < patrol.startedAt) {
      patrol.startedAt = at;
      await uow.manager.save(patrol);
    }
    return ok(patrol);
  }
  return followStep(uow, PATROL_WORKFLOW, actor, patrol, { action: 'begin' }, () => {
    patrol.startedAt = at;
    return ok();
  });
}

export interface InTheField {
  /** When it was done; now unless told. */
  readonly at?: Date | null;
  /** When the patrol began, from a client that may not have been able to say so before. */
  readonly beganAt?: Date | null;
}

/** The moment of something done on a patrol that was under way then. Answers FIELD_TIME or PATROL_NOT_UNDER_WAY. */
export async function onPatrol(
  uow: UnitOfWork,
  actor: Actor,
  patrol: Patrol,
  { at: said, beganAt }: InTheField,
): Promise<Result<Date>> {
  const at = fieldTime(said, uow.now);
  if (!at.ok) return at;
  if (beganAt) {
    const began = fieldTime(beganAt, uow.now, 'beganAt');
    if (!began.ok) return began;
    const begun = await beginAt(uow, actor, patrol, began.value);
    if (!begun.ok) return begun;
  }
  return wasUnderWay(patrol, at.value)
    ? at
    : refuse('PATROL_NOT_UNDER_WAY', { path: ['input', 'at'], at: at.value.toISOString() });
}

/** Whether the caller leads the grid today, by the post held. */
export async function leadsGrid(
  { manager, now }: UnitOfWork,
  actor: Actor,
  areaCode: string,
): Promise<boolean> {
  if (!isId(actor.subject)) return false;
  const posts = await manager.find(GridPost, {
    where: { areaCode, kind: 'GRID_LEADER', workerId: actor.subject },
    take: 10,
  });
  return posts.some((post) => isHeldOn(post, localDateOf(now)));
}
