import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { TransitionRecord } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { Change } from './follow-step';
import { followStep } from './follow-step';
import { checkSeenVersion } from './seen-version';
import type { UseCase } from './use-case';
import type { Living, Workflow } from './workflow';

/** What every step is told. */
export interface StepInput {
  readonly id: string;
  /** The version the caller saw; left out, the step is taken whatever the version. */
  readonly seenVersion?: number | null;
  /** Why, for the history; one that holds a person's number is refused. */
  readonly note?: string | null;
}

/**
 * One step of an object's life in the one order all steps share: load and lock, authorise, compare the version,
 * ask the state table, `change`, record. A refusal at any point leaves nothing behind.
 * Answers NOT_FOUND, FORBIDDEN, CONFLICT, PERSONAL_DATA_IN_TEXT, INVALID_TRANSITION, or what `change` refuses.
 */
export function takeStep<
  E extends Living<S>,
  S extends string,
  A extends string,
  H extends TransitionRecord,
>(
  { actor, clock, database }: UseCase,
  workflow: Workflow<E, S, A, H>,
  action: A,
  input: StepInput,
  change: Change<E> = () => ok(),
): Promise<Result<E>> {
  const { machine, entity, name } = workflow;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: machine.name, id: input.id });
  if (!isId(input.id)) return Promise.resolve(unknown);
  return inTransaction(database, clock, async (uow) => {
    const object = await lockById(uow, entity, input.id);
    if (!object || (await workflow.isVisible?.(object, actor, uow)) === false) return unknown;
    const allowed = authorise(
      actor,
      workflow.permissions,
      `${name}.${action}`,
      workflow.target(object),
    );
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, object);
    if (!current.ok) return current;
    const clean = withoutPersonalData({ note: input.note });
    if (!clean.ok) return clean;
    return followStep(uow, workflow, actor, object, { action, note: input.note }, change);
  });
}
