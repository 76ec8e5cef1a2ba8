import type { Caller } from '../engine';
import type { SubgraphAnswer } from './subgraph-answer';
import type { SubgraphError } from './subgraph-error';

/** Who waits for an answer, told by the number of the step that asked. */
export interface Waiter {
  answered(step: number, answer: SubgraphAnswer): void;
  failed(step: number, error: SubgraphError): void;
}

/** A call under way. */
export interface Call {
  /** The waiter needs no answer any more, and gets none. The last who leaves ends the call. */
  leave(waiter: Waiter): void;
}

/** Asks one subgraph. Answers come later, never from within `ask`. */
export interface SubgraphClient {
  readonly name: string;
  ask(body: string, isMutation: boolean, caller: Caller, waiter: Waiter, step: number): Call;
  /** Whether the subgraph says it is ready. Never throws. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}
