import type { AnswerInParts, AnswerPart, LaterParts } from '@gezhi/engine';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';

type Data = Record<string, unknown> | null;

/** What came later, of one object. */
interface IncrementalResult<E> {
  readonly data: Data;
  readonly path: readonly (string | number)[];
  readonly label?: string;
  readonly errors?: readonly E[];
}

/** One message to who follows: an event, or an answer that may come in parts. */
export interface FollowedResult<E = GraphQLError> {
  readonly data?: ExecutionResult['data'];
  readonly errors?: readonly E[];
  readonly incremental?: readonly IncrementalResult<E>[];
  /** Left out of what never comes in parts. */
  readonly hasNext?: boolean;
}

/** The messages of an answer in parts. */
export class PartedResults implements AsyncIterableIterator<FollowedResult, undefined> {
  private isBegun = false;

  constructor(private readonly answer: AnswerInParts) {}

  async next(): Promise<IteratorResult<FollowedResult, undefined>> {
    const { rest } = this.answer;
    if (!this.isBegun) {
      this.isBegun = true;
      return { done: false, value: beginningOf(this.answer) };
    }
    const later = await rest?.next();
    if (later === undefined || later.done === true) return { done: true, value: undefined };
    return { done: false, value: laterResult(later.value) };
  }

  async return(): Promise<IteratorResult<FollowedResult, undefined>> {
    await this.answer.rest?.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** A message as clients see it: members in their order, errors told. */
export function toldResult(
  { data, errors, incremental, hasNext }: FollowedResult,
  tell: (error: GraphQLError) => GraphQLFormattedError,
): FollowedResult<GraphQLFormattedError> {
  return {
    ...(errors && { errors: errors.map(tell) }),
    ...(data !== undefined && { data }),
    ...(incremental && {
      incremental: incremental.map(({ errors: own, ...part }) => ({
        ...part,
        ...(own && { errors: own.map(tell) }),
      })),
    }),
    ...(hasNext !== undefined && { hasNext }),
  };
}

function beginningOf({ data, errors, rest }: AnswerInParts): FollowedResult {
  return {
    ...(data !== undefined && { data: dataOf(data) }),
    ...(errors.length > 0 && { errors }),
    ...(rest && { hasNext: true }),
  };
}

function laterResult({ parts, hasNext }: LaterParts): FollowedResult {
  return { ...(parts.length > 0 && { incremental: parts.map(incrementalOf) }), hasNext };
}

function incrementalOf({ data, path, label, errors }: AnswerPart): IncrementalResult<GraphQLError> {
  return {
    data: dataOf(data),
    path,
    ...(label !== undefined && { label }),
    ...(errors.length > 0 && { errors }),
  };
}

function dataOf(text: string | null): Data {
  return text === null ? null : (JSON.parse(text) as Data);
}
