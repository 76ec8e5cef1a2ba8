import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion, followStep } from '@gezhi/workflow';
import { isWorker } from '../../domain/duty/duty.rules';
import type { PatrolExcuse } from '../../domain/patrol/patrol.codes';
import type { PatrolPlan } from '../../domain/patrol/patrol-plan.entity';
import { Patrol } from '../../domain/patrol/patrol.entity';
import { PATROL_PERMISSIONS } from '../../domain/patrol/patrol.permissions';
import { leadsGrid, PATROL_WORKFLOW } from './patrol-workflow';

/** Patrols are made for two days ahead. */
const MOST_AHEAD = 10;

export interface ExcusePatrolInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly reason: PatrolExcuse;
}

/** Excuses a patrol (免巡), also one noted as not made: by the worker, the leader of the grid or whoever plans there. */
export function excusePatrol(
  { actor, clock, database }: UseCase,
  input: ExcusePatrolInput,
): Promise<Result<Patrol>> {
  const allowed = authorise(actor, PATROL_PERMISSIONS, 'patrol.excuse');
  if (!allowed.ok) return Promise.resolve(allowed);
  const { id, reason } = input;
  return inTransaction(database, clock, async (uow) => {
    const patrol = isId(id) ? await lockById(uow, Patrol, id) : null;
    if (!patrol) return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'Patrol', id });
    const { areaCode } = patrol;
    const may =
      isWorker(actor, patrol.workerId) ||
      authorise(actor, PATROL_PERMISSIONS, 'patrol.plan', { areaCode }).ok ||
      (await leadsGrid(uow, actor, areaCode));
    if (!may) return refuse('PATROL_NOT_YOURS', { who: 'the worker or who leads or plans there' });
    const current = checkSeenVersion(input, patrol);
    return current.ok ? excuse(uow, actor, patrol, reason) : current;
  });
}

/** Patrols of a plan that has ended are not waited for. */
export async function excuseRest(
  uow: UnitOfWork,
  actor: Actor,
  { id: planId, toDate }: PatrolPlan,
): Promise<Result<void>> {
  const rest = await uow.manager
    .createQueryBuilder(Patrol, 'p')
    .setLock('pessimistic_write')
    .where(`p.plan_id = :planId AND p.planned_on >= :toDate AND p.state = 'PLANNED'`, {
      planId,
      toDate,
    })
    .limit(MOST_AHEAD)
    .getMany();
  for (const patrol of rest) {
    const excused = await excuse(uow, actor, patrol, 'PLAN_ENDED');
    if (!excused.ok) return excused;
  }
  return ok();
}

function excuse(
  uow: UnitOfWork,
  actor: Actor,
  patrol: Patrol,
  reason: PatrolExcuse,
): Promise<Result<Patrol>> {
  return followStep(uow, PATROL_WORKFLOW, actor, patrol, { action: 'excuse' }, () => {
    patrol.excuse = reason;
    return ok();
  });
}
