import type { Actor } from '@gezhi/identity';
import type { TransitionRecord, UnitOfWork } from '@gezhi/persistence';
import { rowsOf } from '@gezhi/persistence';
import { recordStep } from './record-step';
import type { Living, Workflow } from './workflow';

/** Stores a new object and the step that made it, with the reason given. A state it may not begin in is a bug and is thrown. */
export async function beginLife<
  E extends Living<S>,
  S extends string,
  A extends string,
  H extends TransitionRecord,
>(
  uow: UnitOfWork,
  workflow: Workflow<E, S, A, H>,
  actor: Pick<Actor, 'subject' | 'organizationId'>,
  object: E,
  action: string,
  note: string | null = null,
): Promise<E> {
  if (!workflow.machine.initial.includes(object.state)) {
    throw new Error(`${workflow.machine.name} cannot begin as ${object.state}`);
  }
  await uow.manager.insert(workflow.entity, rowsOf([object]));
  await recordStep(uow, workflow, actor, object, { action, fromState: null, note });
  return object;
}
