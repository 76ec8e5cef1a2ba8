import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { TransitionRecord, UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import { recordStep } from './record-step';
import type { Living, Workflow } from './workflow';

/** Checks the guard of a step and makes its change on the locked object; may still refuse. */
export type Change<E> = (object: E, uow: UnitOfWork) => Promise<Result<void>> | Result<void>;

/**
 * The part of a step after the right to take it is settled: ask the state table, `change`, record. By itself it is
 * for steps that follow from another object's step in the same transaction; `object` must be locked.
 * Answers INVALID_TRANSITION, or what `change` refuses.
 */
export async function followStep<
  E extends Living<S>,
  S extends string,
  A extends string,
  H extends TransitionRecord,
>(
  uow: UnitOfWork,
  workflow: Workflow<E, S, A, H>,
  actor: Pick<Actor, 'subject' | 'organizationId'>,
  object: E,
  { action, note }: { readonly action: A; readonly note?: string | null | undefined },
  change: Change<E> = () => ok(),
): Promise<Result<E>> {
  const next = workflow.machine.next(object.state, action);
  if (!next.ok) return next;
  const changed = await change(object, uow);
  if (!changed.ok) return changed;
  const fromState = object.state;
  object.state = next.value;
  touch(object, uow.now);
  await uow.manager.save(object);
  await recordStep(uow, workflow, actor, object, { action, fromState, note });
  return ok(object);
}
