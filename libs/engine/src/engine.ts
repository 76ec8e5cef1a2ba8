import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Cancellation } from './cancellation';
import type { Language } from './engine-problems';
import type { OperationObserver } from './observer';
import type { IncomingFiles } from './upload/incoming-files';

/**
 * Answers operations of the one graph by asking the departments' subgraphs.
 * One interface, several implementations, compared answer by answer.
 */
export interface Engine {
  /**
   * Makes a supergraph ready to serve; throws when it is not valid, SubgraphNotConfiguredError when nobody said how
   * to reach a subgraph of it. Loading again gives a second graph beside the first, so that requests under way finish
   * on theirs; both ask a subgraph they have in common over the same connections.
   */
  load(supergraphSdl: string): Promise<Graph>;
}

/** One loaded supergraph. */
export interface Graph {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: readonly string[];
  /** Whether operations may come with files. Left out: they may not. */
  readonly takesFiles?: boolean;
  /** Names of the subgraphs that do not answer their readiness check at this moment. */
  silentSubgraphs(): Promise<readonly string[]>;
  /**
   * Prepares a validated document; preparing the same document object again costs nothing.
   * Throws a GraphQLError when it has no such operation.
   */
  prepare(
    document: DocumentNode,
    operationName?: string,
    observer?: OperationObserver,
  ): Promise<PreparedOperation>;
  /**
   * Prepares operations before anybody asks for them, such as the hottest of another graph; those that
   * this graph cannot prepare are passed over. Gives the number prepared so far when the signal ends it; throws
   * when it cannot prepare anything.
   */
  warmUp?(operations: readonly string[], signal?: AbortSignal): Promise<number>;
  /** Texts of the operations asked for again and again, the last used first. */
  hottestOperations?(): readonly string[];
  /** Ends planning, and closes connections that no other graph uses; requests under way there are cut off. */
  dispose(): Promise<void>;
}

export interface PreparedOperation {
  /**
   * Executes once. Failures of subgraphs are errors beside partial data, each with `code`,
   * `serviceName` and, where known, the path in the client's operation; nothing is masked here.
   * Where a variable holds a file it is `FILE`, and `files` brings them.
   */
  execute(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
    files?: IncomingFiles,
  ): Promise<ExecutionResult>;
  /** The same, with the data as JSON text: for who sends it on. Left out by engines that make objects. */
  executeText?(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
    files?: IncomingFiles,
  ): Promise<AnswerText>;
  /**
   * Follows a subscription: every event of the subgraph that has it, with the rest of the selection asked of the
   * others for each, under the caller's rights. Equal subscriptions of callers with equal rights share one source
   * and the work. Never rejects: what ends it early is a last result with an error, whose code says whether to
   * come back (`SUBSCRIPTION_INTERRUPTED`, `SUBSCRIBER_TOO_SLOW`, `SUBGRAPH_…`). Returning, or the signal, ends it,
   * and with the last who follows the work at the subgraph. Left out by engines without streams.
   */
  subscribe?(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
  ): AsyncIterableIterator<ExecutionResult>;
  /** Callers for whom it was executed: one for each part of it that callers may be given. */
  askers?(): readonly CallerActor[];
  /** Prepares what such callers are given. Throws GraphQLError. */
  prepareFor?(actors: readonly CallerActor[]): Promise<void>;
  /**
   * The same, with what the client asked to have later (`@defer`) as parts that follow. Whoever takes the rest must
   * take all of it, or end it; the signal ends it as well. Left out by engines that answer at once.
   */
  executeInParts?(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    signal?: Cancellation,
  ): Promise<AnswerInParts>;
  /** How the operation is executed, for people. */
  explain?(): string;
}

/** An answer whose data is JSON text already. */
export interface AnswerText {
  /** Left out when execution did not begin, as with variables that do not fit. */
  readonly data?: string | null;
  readonly errors: readonly GraphQLError[];
}

/** An answer of which parts may follow. */
export interface AnswerInParts extends AnswerText {
  /** Left out when nothing follows. Parts are written when they are asked for, and none is kept. */
  readonly rest?: AsyncIterableIterator<LaterParts, undefined>;
}

/** Parts that became ready at the same time, each after the one it lies within. */
export interface LaterParts {
  readonly parts: readonly AnswerPart[];
  readonly hasNext: boolean;
}

/** The fields of one `@defer` of one object. */
export interface AnswerPart {
  /** Where the object is in the whole answer. */
  readonly path: readonly (string | number)[];
  readonly label: string | undefined;
  /** Null when something that must not be null is. */
  readonly data: string | null;
  readonly errors: readonly GraphQLError[];
  /** Its number in this answer, from 1. */
  readonly id: number;
  /** The part in which its object was found; 0: the beginning. */
  readonly within: number;
}

/**
 * Whoever asks, as those who use the engine know them: by declaration merging. All of it can change an answer, and
 * only callers equal in it share requests.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- what it holds is for others to say
export interface CallerActor {}

/** For whom an operation is executed, as the subgraphs will be told. */
export interface Caller {
  readonly actor: CallerActor;
  readonly language: Language;
  /** W3C `traceparent` to forward. */
  readonly traceparent: string;
  /** When what is known of the actor ends: subgraphs tell a stream no longer. Default: in one to two hours. */
  readonly until?: Date;
  /** Told what is done for this operation. */
  readonly observer?: OperationObserver;
}
