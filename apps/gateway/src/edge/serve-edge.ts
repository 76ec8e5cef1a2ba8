import type { DepartmentConnection } from '../supergraph/subgraph-connections';
import { SubgraphError } from '@gezhi/engine';
import type { Actor, VerifyAccessToken } from '@gezhi/identity';
import { languageOf } from '@gezhi/kernel';
import { answer, answerProblem, traceparentOf } from '@gezhi/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../auth/authenticate';
import { messageOf } from '../coded-error';
import type { GatewayProblemCode } from '../gateway-problems';
import { BodyAllowance } from './body-allowance';
import { isForwardable } from './edge-address';
import type { DepartmentAnswer, EdgeDepartment } from './edge-department';
import { edgeDepartment } from './edge-department';
import { answerHeaders, requestHeaders } from './edge-headers';
import type { EdgePrefix } from './edge-prefixes';
import { EDGE_PREFIXES } from './edge-prefixes';

/** Asked before the body is read: null lets it pass, a number is the seconds to wait. */
export type AdmitEdge = (request: {
  readonly prefix: string;
  readonly actor: Actor;
  /** Address of the peer: of the client, or of the proxy before us. */
  readonly address: string;
}) => Promise<number | null>;

export interface EdgeOptions {
  readonly subgraphs: Readonly<Record<string, DepartmentConnection>>;
  readonly verifyToken: VerifyAccessToken;
  /** Default: those of the program. A prefix of a department that is not in the graph is not served. */
  readonly prefixes?: readonly EdgePrefix[];
  /** Default: everybody passes. */
  readonly admit?: AdmitEdge;
  /** Bytes that all bodies under way may hold together. Default 256 MiB. */
  readonly bodiesUnderWay?: number;
}

const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'] as const;
const BODIES_UNDER_WAY = 256 * 1_048_576;

/**
 * Forwards what is not GraphQL to the department whose it is, as a call signed for the verified caller. Bodies are
 * read first, for the signature covers them; answers stream. Of headers only those of a list pass, either way.
 */
export async function serveEdge(server: FastifyInstance, options: EdgeOptions): Promise<void> {
  const allowance = new BodyAllowance(options.bodiesUnderWay ?? BODIES_UNDER_WAY);
  const departments = new Map<string, EdgeDepartment>();
  server.addHook('onClose', async () => {
    await Promise.all([...departments.values()].map((department) => department.close()));
  });

  await server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, read) => {
      read(null, body);
    });
    authenticate(scope, options.verifyToken);
    for (const prefix of options.prefixes ?? EDGE_PREFIXES) {
      const connection = options.subgraphs[prefix.subgraph];
      if (connection === undefined) continue;
      const department =
        departments.get(prefix.subgraph) ?? edgeDepartment(prefix.subgraph, connection);
      departments.set(prefix.subgraph, department);
      servePrefix(scope, prefix, { department, allowance, admit: options.admit });
    }
    done();
  });
}

interface PrefixOptions {
  readonly department: EdgeDepartment;
  readonly allowance: BodyAllowance;
  readonly admit: AdmitEdge | undefined;
}

function servePrefix(
  scope: FastifyInstance,
  { prefix, subgraph, bodyLimit, milliseconds, headers }: EdgePrefix,
  { department, allowance, admit }: PrefixOptions,
): void {
  scope.route({
    method: [...METHODS],
    url: `/${prefix}/*`,
    bodyLimit,
    config: { problemDocuments: true, answerMilliseconds: milliseconds },
    async onRequest(request, reply) {
      if (!isForwardable(request.url)) return answer(request, reply, 'BAD_REQUEST');
      // What is compressed would be something else once the header is gone.
      if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
        return answer(request, reply, 'UNSUPPORTED_MEDIA_TYPE');
      const { actor, ip: address } = request;
      const wait = (await admit?.({ prefix, actor, address })) ?? null;
      if (wait !== null) return sendLater(request, reply, { code: 'TOO_MANY_REQUESTS', wait });
      const giveBack = allowance.take(bytesToCome(request, bodyLimit));
      if (giveBack === null)
        return sendLater(request, reply, { code: 'TOO_MANY_UPLOADS', wait: 2 });
      reply.raw.once('close', giveBack);
      return undefined;
    },
    async handler(request, reply) {
      try {
        const answered = await forward(request, { department, milliseconds, headers });
        return send(request, reply, { answered, subgraph });
      } catch (error) {
        if (!(error instanceof SubgraphError)) throw error;
        return sendFailure(request, reply, error);
      }
    },
  });
}

function bytesToCome({ headers }: FastifyRequest, bodyLimit: number): number {
  if (headers['transfer-encoding'] !== undefined) return bodyLimit;
  return Math.min(Number(headers['content-length'] ?? 0), bodyLimit);
}

async function forward(
  request: FastifyRequest,
  {
    department,
    milliseconds,
    headers,
  }: Pick<PrefixOptions, 'department'> & Pick<EdgePrefix, 'milliseconds' | 'headers'>,
): Promise<DepartmentAnswer> {
  const caller = {
    actor: request.actor,
    language: languageOf(request.headers['accept-language']),
    traceparent: traceparentOf(request.trace),
  };
  const forwarded = {
    method: request.method,
    address: request.url,
    headers: requestHeaders(request, headers),
    body: Buffer.isBuffer(request.body) ? request.body : null,
  };
  const limits = { milliseconds, signal: request.abandoned };
  try {
    return await department.forward(forwarded, caller, limits);
  } catch (error) {
    // A connection that was just being closed; what changes something is never sent twice.
    const mayHelp = error instanceof SubgraphError && error.code === 'SUBGRAPH_UNAVAILABLE';
    if (!mayHelp || !['GET', 'HEAD'].includes(request.method)) throw error;
    return department.forward(forwarded, caller, limits);
  }
}

/** The subgraph did not believe the gateway: nothing the client could do about. */
const UNSIGNED_CALL = 'gezhi-call';
/** What else a department may answer: success, not modified, or a refusal. */
const STATUSES = /^(?:2\d\d|304|4\d\d|5\d\d)$/;

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { answered, subgraph }: { readonly answered: DepartmentAnswer; readonly subgraph: string },
): FastifyReply {
  const { status, headers, body } = answered;
  const doubt =
    headers['www-authenticate'] === UNSIGNED_CALL
      ? new SubgraphError('SUBGRAPH_UNAVAILABLE', subgraph, 'it refused the gateway: call keys?')
      : !STATUSES.test(String(status))
        ? new SubgraphError('SUBGRAPH_INVALID_ANSWER', subgraph, `status ${status}`)
        : null;
  if (doubt !== null) {
    body.on('error', () => undefined).destroy();
    return sendFailure(request, reply, doubt);
  }
  return reply.code(status).headers(answerHeaders(headers)).send(body);
}

const FAILURES: Readonly<Record<string, number>> = {
  SUBGRAPH_UNAVAILABLE: 503,
  SUBGRAPH_TIMEOUT: 504,
  SUBGRAPH_INVALID_ANSWER: 502,
};

function sendFailure(
  request: FastifyRequest,
  reply: FastifyReply,
  error: SubgraphError,
): FastifyReply {
  const { code, serviceName } = error;
  if (code !== 'REQUEST_CANCELLED') request.log.error({ err: error, code }, 'not forwarded');
  const message = messageOf(code, { serviceName }, languageOf(request.headers['accept-language']));
  const details = { serviceName };
  return answerProblem(request, reply, { status: FAILURES[code] ?? 503, code, message, details });
}

function sendLater(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, wait }: { readonly code: GatewayProblemCode; readonly wait: number },
): FastifyReply {
  const retryAfter = Math.max(1, Math.ceil(wait));
  const message = messageOf(code, { retryAfter }, languageOf(request.headers['accept-language']));
  const status = code === 'TOO_MANY_REQUESTS' ? 429 : 503;
  reply.header('retry-after', String(retryAfter));
  return answerProblem(request, reply, { status, code, message, details: { retryAfter } });
}
