import type { LaterParts } from '@gezhi/engine';
import type { TraceContext } from '@gezhi/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../gateway-context';
import type { RequestScope } from '../plugins/request-scope';
import { scopeNotice } from '../plugins/scope-notice';
import { answerBody, toldError } from './answer-body';
import type { FormatError } from './answer-body';
import { firstPart, laterParts, PARTS_TYPE } from './answer-parts';
import { executeRequest } from './execute-request';
import type { Answered, ExecuteOptions } from './execute-request';
import { graphqlRequestOf, UnreadableRequest } from './graphql-request';
import type { GivenRequest, GraphQLRequest } from './graphql-request';
import { acceptedType, takesParts } from './media-type';
import type { Accepted } from './media-type';
import { refusal, RefusedRequest } from './refusal';
import type { Refusal } from './refusal';
import { released } from './released';

export interface AnswerOptions extends ExecuteOptions {
  readonly formatError: FormatError;
}

/** An answer before it is on the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What follows the body as it comes; left out: nothing. Whoever takes the answer takes or ends it. */
  readonly rest?: AsyncIterableIterator<string>;
}

/** Who asks, and how errors know the request they belong to. */
export interface AnswerContext extends GatewayContext {
  readonly scope: () => RequestScope;
  /** Where it stands in its trace. */
  readonly trace: TraceContext;
}

const COMMON_HEADERS = { 'cache-control': 'no-store', vary: 'accept' };

/** A client that asks for nothing we write is told so in what everybody reads. */
const FALLBACK: Accepted = { type: 'application/json', watchesStatus: true };

/**
 * Answers a request by the GraphQL-over-HTTP specification. What can be refused is refused before any department is
 * asked; what is answered is text the engine wrote.
 */
export function answerOperation(
  request: GivenRequest,
  given: AnswerContext,
  options: AnswerOptions,
): Promise<HttpAnswer> {
  const context = watchedContext(request, given, options);
  return refusing(request, context, options, async (asked) => {
    const { accept } = request.headers;
    const accepted = acceptedType(accept) ?? (takesParts(accept) ? FALLBACK : null);
    if (accepted === null) throw new RefusedRequest(refusal('NOT_ACCEPTABLE', {}, 406));
    const answered = await executeRequest(request, asked, context, options);
    return written(answered, accepted, context, options);
  });
}

/** The context under which those who watch see how a request is answered. */
export function watchedContext(
  { headers }: GivenRequest,
  context: AnswerContext,
  { watch }: AnswerOptions,
): AnswerContext {
  return watch === undefined ? context : watch.begin(headers, context);
}

/** Does something with what a request asks, or answers why it is refused. */
export function refusing<T>(
  request: GivenRequest,
  context: AnswerContext,
  options: AnswerOptions,
  work: (asked: GraphQLRequest) => Promise<T>,
): Promise<T | HttpAnswer> {
  return refusingAny(request, context, options, () => work(graphqlRequestOf(request)));
}

/** Does something that may be refused, or answers why it is. */
export async function refusingAny<T>(
  request: GivenRequest,
  context: AnswerContext,
  options: AnswerOptions,
  work: () => Promise<T>,
): Promise<T | HttpAnswer> {
  try {
    return await work();
  } catch (error) {
    const refused = refusedBy(error);
    if (refused === null) {
      context.seen?.failed();
      throw error;
    }
    const { refusal: why, headers } = refused;
    const answered = { errors: why.errorsFor(context.caller.language), refusal: why };
    const accepted = acceptedType(request.headers.accept) ?? FALLBACK;
    return written(answered, accepted, context, options, headers);
  }
}

export function written(
  answered: Answered & { readonly refusal?: Refusal },
  accepted: Accepted,
  context: AnswerContext,
  { formatError }: AnswerOptions,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const notice = scopeNotice(context.caller);
  const extensions =
    answered.extensions === undefined ? notice : { ...notice, ...answered.extensions };
  const tell = (error: GraphQLError) => toldError(error, formatError, context.scope());
  const body = answerBody(answered, extensions, tell);
  const status = statusFor(answered, accepted);
  const { rest } = answered;
  if (rest !== undefined) {
    const whole = { ...headers, ...COMMON_HEADERS, 'content-type': PARTS_TYPE };
    const later = laterTexts(rest, answered, status, context, tell);
    return { status, headers: whole, body: firstPart(body), rest: later };
  }
  context.seen?.answered(answered, status);
  return {
    status,
    headers: {
      ...headers,
      ...COMMON_HEADERS,
      'content-type': `${accepted.type}; charset=utf-8`,
    },
    body,
  };
}

/** What follows. An answer in parts is seen when it has ended, with the first of all that went wrong. */
function laterTexts(
  rest: AsyncIterableIterator<LaterParts>,
  { data, errors }: Answered,
  status: number,
  { seen }: AnswerContext,
  tell: (error: GraphQLError) => GraphQLFormattedError,
): AsyncIterableIterator<string> {
  const met = [...errors];
  return released(laterParts(rest, tell, met), () => seen?.answered({ data, errors: met }, status));
}

function statusFor(
  { errors, refusal: why }: Answered & { readonly refusal?: Refusal },
  { watchesStatus }: Accepted,
): number {
  if (why !== undefined) return why.isOfGraph && !watchesStatus ? 200 : why.status;
  return errors.length === 0 ? 200 : (statusOf(errors) ?? 200);
}

/** The status an error of the whole operation asks for. */
function statusOf(errors: Answered['errors']): number | undefined {
  for (const { extensions } of errors) {
    const { status } = (extensions.http ?? {}) as { status?: unknown };
    if (typeof status === 'number') return status;
  }
  return undefined;
}

function refusedBy(error: unknown): RefusedRequest | null {
  if (error instanceof RefusedRequest) return error;
  if (error instanceof UnreadableRequest)
    return new RefusedRequest(refusal(error.code, {}, error.status));
  return null;
}
