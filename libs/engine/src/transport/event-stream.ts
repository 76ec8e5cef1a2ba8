import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from './subgraph-answer';
import type { SubgraphError } from './subgraph-error';

/** A subscription as one subgraph is asked it. */
export interface StreamQuestion {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Who is told of the events of one stream. */
export interface EventReceiver {
  event(answer: SubgraphAnswer): void;
  /**
   * The last thing told, once: null when the subgraph has nothing more to tell, its own errors when it
   * refused, or why it can be heard no longer.
   */
  ended(end: null | readonly GraphQLFormattedError[] | SubgraphError): void;
}

/** A subscription under way at a subgraph. */
export interface EventStream {
  /** Reads no further; the subgraph is held up by the connection. */
  pause(): void;
  resume(): void;
  /** Nobody listens any more: the subgraph is told, the receiver is not. */
  close(): void;
}
