import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AuditUnavailableError } from '@gezhi/audit';
import type { Actor, CallVerifier } from '@gezhi/identity';
import { isSignedIn } from '@gezhi/identity';
import type { ProblemCatalogue, Refusal, Result } from '@gezhi/kernel';
import { languageOf, ok, refusal, refuse } from '@gezhi/kernel';
import { CursorOutOfPlace } from '@gezhi/persistence';
import { answer, answerProblem } from '@gezhi/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SubgraphContext } from '../context';
import { withoutIdentityNumbers } from '../problems/identity-numbers';
import { callerOf } from '../server/caller-of';
import type { OpenContext } from '../server/open-context';
import type { HttpRoute, RouteAnswer, RouteRequest } from './http-route';
import { operationOf } from './http-route';
import { isDenial, routeProblem } from './route-problem';

export interface RoutesOptions {
  readonly calls: CallVerifier;
  readonly open: OpenContext;
  readonly problems: ProblemCatalogue;
}

/** How a subgraph tells the gateway, and nobody else, that it does not believe the call itself. */
export const UNSIGNED_CALL = 'gezhi-call';

/** Serves the routes of a subgraph: see `HttpRoute`. */
export async function serveRoutes(
  server: FastifyInstance,
  routes: readonly HttpRoute[],
  options: RoutesOptions,
): Promise<void> {
  if (routes.length === 0) return;
  await server.register((scope, _options, done) => {
    keepBytes(scope);
    for (const route of routes) serveRoute(scope, route, options);
    done();
  });
}

/** Bodies of routes stay bytes: what they mean is the route's to say, and the signature covers them. */
function keepBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    done(null, body);
  });
}

function serveRoute(scope: FastifyInstance, route: HttpRoute, options: RoutesOptions): void {
  const { calls, open, problems } = options;
  scope.route({
    method: route.method,
    url: route.path,
    // Nothing is smaller than one byte: fastify wants a limit to be a number above zero.
    bodyLimit: route.body?.maxBytes ?? 1,
    config: {
      problemDocuments: true,
      ...(route.milliseconds !== undefined && { answerMilliseconds: route.milliseconds }),
    },
    async handler(request, reply) {
      const actor = await callerOf(request, calls);
      if (!actor) {
        reply.header('www-authenticate', UNSIGNED_CALL);
        const language = languageOf(request.headers['accept-language']);
        const problem = routeProblem(refusal('UNAUTHENTICATED'), { problems, language });
        return answerProblem(request, reply, problem);
      }
      const mediaType = mediaTypeOf(request);
      const { body } = route;
      if (body ? !body.accepts.includes(mediaType ?? '') : bytesOf(request).length > 0)
        return answer(request, reply, 'UNSUPPORTED_MEDIA_TYPE');
      const asked = requestOf(request, route, mediaType);
      const seen = await open(request, actor);
      const known = await identified(route, seen, asked);
      const context = known.ok && known.value !== actor ? await open(request, known.value) : seen;
      const answered = known.ok ? await answerOf(route, context, asked) : known;
      if (answered.ok) return send(reply, answered.value);
      return sendRefusal(request, reply, { route, asked, context, reason: answered.refusal });
    },
  });
}

/** Who asks; whoever cannot prove it is recorded as refused. */
async function identified(
  route: HttpRoute,
  context: SubgraphContext,
  request: RouteRequest,
): Promise<Result<Actor>> {
  if (!route.identify) return ok(context.actor);
  const { audit, database } = context;
  const known = await route.identify(context, request);
  await database.endReading();
  if (known.ok) return known;
  try {
    audit.denied(operationOf(route), known.refusal);
    await audit.flush();
    return known;
  } catch (error) {
    if (error instanceof AuditUnavailableError) return refuse(error.refusal);
    throw error;
  }
}

/** What a route answers, recorded; what cannot be recorded is not answered. */
async function answerOf(
  route: HttpRoute,
  context: SubgraphContext,
  request: RouteRequest,
): Promise<Result<RouteAnswer>> {
  const { audit, database } = context;
  const operation = operationOf(route);
  const isChange = route.method !== 'GET';
  const args = { params: request.params, query: Object.fromEntries(request.query) };
  if (isChange) audit.begin(operation, { ...args, body: hash('sha256', request.body, 'hex') });
  let answered: Result<RouteAnswer> | null = null;
  try {
    const admitted = admits(route, context.actor);
    const clean = admitted.ok && isChange ? withoutIdentityNumbers(args) : admitted;
    answered = clean.ok ? await handled(route, context, request) : clean;
    if (answered.ok && isChange) audit.done();
    if (!answered.ok && isDenial(answered.refusal, isChange, context))
      audit.denied(operation, answered.refusal);
    await database.endReading();
    await audit.flush();
    return answered;
  } catch (error) {
    if (answered?.ok) discard(answered.value);
    await database.endReading();
    if (error instanceof AuditUnavailableError) return refuse(error.refusal);
    throw error;
  }
}

async function handled(
  route: HttpRoute,
  context: SubgraphContext,
  request: RouteRequest,
): Promise<Result<RouteAnswer>> {
  try {
    return await route.handle(context, request);
  } catch (error) {
    if (error instanceof CursorOutOfPlace) return refuse('INVALID_CURSOR', { path: ['after'] });
    throw error;
  }
}

function admits(route: HttpRoute, actor: Actor): Result<void> {
  const { rule } = route;
  if (rule === 'ANYBODY') return ok();
  if (!isSignedIn(actor)) return refuse('UNAUTHENTICATED');
  if (rule === 'SIGNED_IN' || rule.some((role) => actor.roles.includes(role))) return ok();
  return refuse('FORBIDDEN', { action: operationOf(route), missing: 'ROLE' });
}

function requestOf(
  request: FastifyRequest,
  route: HttpRoute,
  mediaType: string | null,
): RouteRequest {
  const { pathname, searchParams } = new URL(request.url, 'http://subgraph');
  const given = (route.headers ?? []).map((name) => [name, request.headers[name]] as const);
  return {
    method: request.method as RouteRequest['method'],
    path: pathname,
    params: request.params as Record<string, string>,
    query: searchParams,
    headers: Object.fromEntries(
      given.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    mediaType,
    body: bytesOf(request),
    abandoned: request.abandoned,
  };
}

function bytesOf({ rawBody }: FastifyRequest): Buffer {
  return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

function mediaTypeOf({ headers }: FastifyRequest): string | null {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
}

function send(reply: FastifyReply, given: RouteAnswer): FastifyReply {
  reply.header('cache-control', 'no-store');
  reply.headers(given.headers ?? {});
  if ('empty' in given) return reply.code(given.status ?? 204).send();
  reply.code(given.status ?? 200);
  if ('json' in given)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(given.json));
  return reply.type(given.mediaType).send(given.body);
}

interface RefusedRequest {
  readonly route: HttpRoute;
  readonly asked: RouteRequest;
  readonly context: SubgraphContext;
  readonly reason: Refusal;
}

function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  { route, asked, context, reason }: RefusedRequest,
): FastifyReply {
  const told = routeProblem(reason, context);
  const problem = { ...told, status: route.statuses?.[told.code] ?? told.status };
  if (problem.retryAfter !== null) reply.header('retry-after', String(problem.retryAfter));
  if (!route.refused) return answerProblem(request, reply, problem);
  return send(reply, { status: problem.status, ...route.refused(problem, asked) });
}

/** Nobody will read it. */
function discard(given: RouteAnswer): void {
  if ('body' in given && given.body instanceof Readable) given.body.destroy();
}
