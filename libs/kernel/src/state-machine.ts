import type { Text } from './language';
import type { Result } from './result';
import { ok, refuse } from './result';

/** One row of a state table: an action leads from one of `from` to `to`. */
export interface Transition<State extends string, Action extends string> {
  readonly from: readonly State[];
  readonly action: Action;
  readonly to: State;
  /** What must hold besides the state; the use case checks it. Shown in the graph and the docs. */
  readonly guard?: Text;
}

export interface MachineDefinition<State extends string, Action extends string> {
  /** The type whose states these are, e.g. `GovEvent`. */
  readonly name: string;
  /** States a new object may begin in. */
  readonly initial: readonly State[];
  readonly states: Readonly<Record<State, Text>>;
  readonly actions: Readonly<Record<Action, Text>>;
  readonly transitions: readonly Transition<State, Action>[];
}

export interface StateMachine<
  State extends string = string,
  Action extends string = string,
> extends MachineDefinition<State, Action> {
  /** The state an action leads to, or `INVALID_TRANSITION` naming the state, the action and what is allowed. */
  next(state: State, action: Action): Result<State>;
  allowed(state: State): readonly Action[];
  /** Every state that can be reached from an initial one. */
  reachable(): ReadonlySet<State>;
  /** States without a way out. */
  final(): readonly State[];
}

/** A state machine is a typed table; the same table checks, documents and is served by the graph. */
export function defineMachine<const State extends string, const Action extends string>(
  definition: MachineDefinition<State, Action>,
): StateMachine<State, Action> {
  const table = new Map<State, Map<Action, State>>();
  for (const { from, action, to } of definition.transitions) {
    for (const state of from) {
      const row = table.get(state) ?? new Map<Action, State>();
      if (row.has(action))
        throw new Error(`${definition.name}: ${action} from ${state} is defined twice`);
      table.set(state, row.set(action, to));
    }
  }
  const allowed = (state: State): readonly Action[] => [...(table.get(state)?.keys() ?? [])];
  return {
    ...definition,
    allowed,
    next(state, action) {
      const to = table.get(state)?.get(action);
      if (to !== undefined) return ok(to);
      return refuse('INVALID_TRANSITION', {
        machine: definition.name,
        state,
        action,
        allowed: allowed(state),
      });
    },
    reachable() {
      const seen = new Set<State>(definition.initial);
      for (const state of seen) for (const to of table.get(state)?.values() ?? []) seen.add(to);
      return seen;
    },
    final: () =>
      (Object.keys(definition.states) as State[]).filter((state) => allowed(state).length === 0),
  };
}
