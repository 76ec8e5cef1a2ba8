import type { Actor, Permissions, Target } from '@gezhi/identity';
import type { StateMachine } from '@gezhi/kernel';
import type { ChangingRecord, EntityClass, TransitionRecord, UnitOfWork } from '@gezhi/persistence';

/** An object whose life is a state machine. */
export interface Living<State extends string> extends ChangingRecord {
  id: string;
  state: State;
}

/**
 * How the objects of one type live: their states, who may take which step, and where steps are recorded.
 * The permission of a step is `<name>.<action>`.
 */
export interface Workflow<
  E extends Living<State>,
  State extends string,
  Action extends string,
  H extends TransitionRecord,
> {
  /** The prefix of its permissions, e.g. `event`. */
  readonly name: string;
  readonly entity: EntityClass<E>;
  readonly machine: StateMachine<State, Action>;
  readonly permissions: Permissions;
  /** The table of its history, and the column of it that names the object. */
  readonly history: EntityClass<H>;
  readonly historyKey: keyof H & string;
  /** What permissions are judged on. */
  readonly target: (object: E) => Target;
  /**
   * Whether the actor may know that the object exists: a step of one it may not see answers NOT_FOUND, so that
   * nobody learns of an object or its state by acting on it. Left out: everybody may.
   */
  readonly isVisible?: (object: E, actor: Actor, uow: UnitOfWork) => Promise<boolean> | boolean;
}
