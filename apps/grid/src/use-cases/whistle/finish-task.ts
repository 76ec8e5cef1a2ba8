import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { WhistleTask } from '../../domain/whistle/whistle-task.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';
import { isWhistleVisibleTo } from '../../domain/whistle/whistle.rules';
import { WHISTLE_MACHINE } from '../../domain/whistle/whistle.states';

/** Finishes a task (完成任务), as the organisation that leads it. Answers its whistle. */
export async function finishWhistleTask(
  { actor, clock, database }: UseCase,
  { id }: { readonly id: string },
): Promise<Result<Whistle>> {
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'WhistleTask', id });
  if (!isId(id)) return unknown;
  return inTransaction(database, clock, async (uow) => {
    const seen = await uow.manager.findOneBy(WhistleTask, { id });
    const whistle = seen && (await lockById(uow, Whistle, seen.whistleId));
    const task = whistle && (await lockById(uow, WhistleTask, id));
    if (!task || !isWhistleVisibleTo(actor, whistle)) return unknown;
    const { leadOrganizationId: organizationId } = task;
    const allowed = authorise(actor, WHISTLE_PERMISSIONS, 'whistleTask.finish', { organizationId });
    if (!allowed.ok) return allowed;
    const possible = WHISTLE_MACHINE.next(whistle.state, 'finishTask');
    if (!possible.ok) return possible;
    if (task.doneAt !== null) return refuse('WHISTLE_TASK_DONE');
    task.doneAt = uow.now;
    touch(task, uow.now);
    await uow.manager.save(task);
    const { state, areaCode } = whistle;
    const change = { action: 'finishTask', from: state, to: state, areaCode };
    uow.changes.push({ type: 'Whistle', id: whistle.id, ...change });
    return ok(whistle);
  });
}
