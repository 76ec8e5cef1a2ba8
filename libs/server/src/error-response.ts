import { languageOf, renderProblem } from '@gezhi/kernel';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SERVER_PROBLEMS } from './server-problems';
import type { ServerProblemCode } from './server-problems';

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
  SHUTTING_DOWN: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** The one boundary where errors outside of GraphQL become answers, in the shape GraphQL errors have. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
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
  const errors = [{ message, extensions: { code, traceId: request.trace.traceId } }];
  return reply.code(STATUSES[code]).type('application/json; charset=utf-8').send({ errors });
}

function codeOf(error: FastifyError): ServerProblemCode {
  const known = CODES[error.code];
  if (known !== undefined) return known;
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
