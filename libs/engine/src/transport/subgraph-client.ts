import type { Caller } from '../engine';
import type { EventReceiver, EventStream, StreamQuestion } from './event-stream';
import type { SubgraphAnswer } from './subgraph-answer';
import type { IncomingFiles } from '../upload/incoming-files';
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
  ask(
    body: string,
    isMutation: boolean,
    caller: Caller,
    waiter: Waiter,
    step: number,
    /** Of a mutation: sent on as they come. */
    files?: IncomingFiles,
  ): Call;
  /** Follows a subscription, at most until then. Events come later, never from within. */
  follow?(
    question: StreamQuestion,
    caller: Caller,
    until: Date,
    receiver: EventReceiver,
  ): EventStream;
  /** Whether the subgraph says it is ready. Never throws. */
  isReady(): Promise<boolean>;
  /** Cuts off calls and streams under way; those who follow are told. */
  close(): Promise<void>;
}
