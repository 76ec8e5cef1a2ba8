import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { TransitionRecord, UnitOfWork } from '@gezhi/persistence';
import { rowsOf } from '@gezhi/persistence';
import type { Living, Workflow } from './workflow';

/** A step as it goes into the history. */
export interface Step {
  readonly action: string;
  /** Null for the step that made the object. */
  readonly fromState: string | null;
  readonly note?: string | null;
}

/** Writes a step into the history of an object and notes it for the audit trail, in the transaction of the step. */
export async function recordStep<
  E extends Living<S>,
  S extends string,
  A extends string,
  H extends TransitionRecord,
>(
  uow: UnitOfWork,
  workflow: Workflow<E, S, A, H>,
  actor: Pick<Actor, 'subject' | 'organizationId'>,
  object: E,
  { action, fromState, note = null }: Step,
): Promise<void> {
  const record = {
    id: newId(uow.now),
    [workflow.historyKey]: object.id,
    action,
    fromState,
    toState: object.state,
    actorSubject: actor.subject,
    actorOrganizationId: actor.organizationId,
    note,
    occurredAt: uow.now,
  };
  await uow.manager.insert(workflow.history, rowsOf([record as unknown as H]));
  uow.changes.push({
    type: workflow.machine.name,
    id: object.id,
    action,
    from: fromState,
    to: object.state,
    areaCode: workflow.target(object).areaCode ?? null,
  });
}
