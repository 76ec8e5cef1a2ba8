import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import type { Patrol } from '../../domain/patrol/patrol.entity';
import { PATROL_PERMISSIONS } from '../../domain/patrol/patrol.permissions';
import { fieldTime } from '../../domain/patrol/patrol.rules';
import type { InTheField } from './patrol-workflow';
import { beginAt, onPatrol, ownPatrol, PATROL_WORKFLOW } from './patrol-workflow';

export interface BeginPatrolInput {
  readonly id: string;
  /** When it was begun, by the device; now unless told. */
  readonly at?: Date | null;
}

/** Begins an own patrol (开始巡查). Said again it has begun once. Answers PATROL_NOT_YOURS, FIELD_TIME, PATROL_NOT_UNDER_WAY. */
export function beginPatrol(
  { actor, clock, database }: UseCase,
  { id, at: said }: BeginPatrolInput,
): Promise<Result<Patrol>> {
  const allowed = authorise(actor, PATROL_PERMISSIONS, 'patrol.begin');
  if (!allowed.ok) return Promise.resolve(allowed);
  return inTransaction(database, clock, async (uow) => {
    const patrol = await ownPatrol(uow, actor, id);
    if (!patrol.ok) return patrol;
    const at = fieldTime(said, uow.now);
    return at.ok ? beginAt(uow, actor, patrol.value, at.value) : at;
  });
}

export interface FinishPatrolInput extends InTheField {
  readonly id: string;
}

/** Ends an own patrol (结束巡查). What was done before may still come in. Said again it has ended once. */
export function finishPatrol(
  { actor, clock, database }: UseCase,
  input: FinishPatrolInput,
): Promise<Result<Patrol>> {
  const allowed = authorise(actor, PATROL_PERMISSIONS, 'patrol.finish');
  if (!allowed.ok) return Promise.resolve(allowed);
  return inTransaction(database, clock, async (uow) => {
    const own = await ownPatrol(uow, actor, input.id);
    if (!own.ok) return own;
    const patrol = own.value;
    if (patrol.state === 'DONE' && patrol.finishedAt?.getTime() === input.at?.getTime()) return own;
    // What is not begun cannot be ended: the state table says so, and names what is allowed.
    if (patrol.state !== 'UNDER_WAY' && !input.beganAt)
      return followStep(uow, PATROL_WORKFLOW, actor, patrol, { action: 'finish' });
    const at = await onPatrol(uow, actor, patrol, input);
    if (!at.ok) return at;
    return followStep(uow, PATROL_WORKFLOW, actor, patrol, { action: 'finish' }, () => {
      patrol.finishedAt = at.value;
      return ok();
    });
  });
}
