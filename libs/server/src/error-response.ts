import { STATUS_CODES } from 'node:http';
import { languageOf, renderProblem } from '@gezhi/kernel';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SERVER_PROBLEMS } from './server-problems';
import type { ServerProblemCode } from './server-problems';
import { takeTheRest } from './take-the-rest';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Errors of this route are problem documents (RFC 9457) instead of the shape GraphQL errors have. */
    problemDocuments?: boolean;
  }
}

/** What fastify calls it → what we call it. */
const CODES: Readonly<Record<string, ServerProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
};

const STATUSES: Readonly<Record<ServerProblemCode, number>> = {
  BAD_REQUEST: 400,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  ROUTE_NOT_FOUND: 404,
  REQUEST_TIMEOUT: 504,
  INTERNAL_SERVER_ERROR: 500,
};

/** A catalogued problem on its way to a client. */
export interface ProblemAnswer {
  readonly status: number;
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The one boundary where errors outside of GraphQL become answers. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
    if (code === 'BODY_TOO_LARGE') takeTheRest(request, reply);
    if (STATUSES[code] >= 500) request.log.error({ err: error }, 'request failed');
    return answer(request, reply, code);
  });
  server.setNotFoundHandler((request, reply) => answer(request, reply, 'ROUTE_NOT_FOUND'));
}

/** Answers with a catalogued problem in the caller's language. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ServerProblemCode,
): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const message = renderProblem(SERVER_PROBLEMS.definitions[code], {}, language);
  return answerProblem(request, reply, { status: STATUSES[code], code, message });
}

/** A problem in the shape GraphQL errors have. */
export function problemBody({ code, message, details = {} }: ProblemAnswer, traceId: string) {
  return JSON.stringify({ errors: [{ message, extensions: { code, ...details, traceId } }] });
}

/** Answers with a problem in the shape of the route: as GraphQL errors, or as a problem document (RFC 9457). */
export function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemAnswer,
): FastifyReply {
  const { status } = problem;
  const { traceId } = request.trace;
  if (request.routeOptions.config.problemDocuments !== true) {
    return reply
      .code(status)
      .type('application/json; charset=utf-8')
      .send(problemBody(problem, traceId));
  }
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problemDocument(problem), traceId }));
}

/** A problem as RFC 9457 writes it; `code` is what docs/errors.md lists. */
export function problemDocument({ status, code, message, details = {} }: ProblemAnswer): object {
  const type = `urn:problem-type:gezhi:${code}`;
  return { type, title: STATUS_CODES[status] ?? code, status, detail: message, code, ...details };
}

function codeOf(error: FastifyError): ServerProblemCode {
  const known = CODES[error.code];
  if (known !== undefined) return known;
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
