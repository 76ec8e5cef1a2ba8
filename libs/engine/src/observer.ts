import type { EngineProblemCode } from './engine-problems';

/** How a request to a subgraph ended: with data, with errors beside it, not sent, nobody waiting any more, or why not. */
export type FetchOutcome = 'OK' | 'ERRORS' | 'NOT_ASKED' | 'ABANDONED' | EngineProblemCode;

/** How planning ended: `PLANNED`, or the code of the refusal. */
export type PlanOutcome = 'PLANNED' | EngineProblemCode;

/**
 * Told what an engine does, for figures about all operations together. It is called while clients wait: it must be
 * quick and must not throw. Left out, nothing is measured.
 */
export interface EngineObserver {
  /** A graph is served from now on; ask `state` whenever its figures are wanted. */
  graphOpened(state: GraphState): void;
  /** The same state, once its graph is disposed of. */
  graphClosed(state: GraphState): void;
  /** An operation was planned before. */
  planFound(): void;
  /** @param milliseconds from being asked for to being ready or refused, waiting included */
  planned(outcome: PlanOutcome, milliseconds: number): void;
  /**
   * One request to a subgraph, however many waited for it.
   *
   * @param milliseconds from the question to its outcome, a second attempt included
   * @param isOpen whether the breaker keeps the next calls away
   */
  fetchEnded(service: string, outcome: FetchOutcome, milliseconds: number, isOpen: boolean): void;
  /** Somebody waits for a request that was under way already. */
  fetchShared(service: string): void;
  /** The connection broke and the question is sent once more. */
  fetchRetried(service: string): void;
}

/** Figures of a graph at the moment they are read. */
export interface GraphState {
  /** Operations that wait for the planner, the one being planned among them. */
  readonly plansWaiting: number;
  readonly plansKept: number;
  /** Bytes, by estimate. */
  readonly planBytes: number;
}

/** Told of one operation, for its trace; only callers whose operation is traced have one. */
export interface OperationObserver {
  /** The operation had to be planned. */
  planned(outcome: PlanOutcome, milliseconds: number): void;
  /** A step of the plan asks its subgraph; `entities` is null for a step that asks for fields of the root. */
  fetchBegun(service: string, entities: number | null): FetchObserver;
}

/** Told of one step. */
export interface FetchObserver {
  /** W3C `traceparent` that goes with the request, unless it is shared with one under way. */
  readonly traceparent: string;
  /** Called once. */
  ended(outcome: FetchOutcome): void;
}
