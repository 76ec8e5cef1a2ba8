import type { Readable } from 'node:stream';
import type { Actor, Role } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import type { SubgraphContext } from '../context';
import type { RouteProblem } from './route-problem';

/**
 * A way into a department beside the graph: files, and what other systems speak that is not GraphQL. The gateway
 * forwards the prefixes of its own list (`EDGE_PREFIXES` of apps/gateway) and signs each request for the caller it
 * has verified; what arrives here is believed, handled and recorded exactly like an operation of the graph. The
 * handler is given the context resolvers have, and answers a `Result`: a refusal becomes a problem document
 * (RFC 9457) with its catalogued code, in the caller's language.
 *
 * ```ts
 * export const RECEIVE_ORDER = defineRoute({
 *   method: 'POST',
 *   path: '/intake/hotline/:system',
 *   rule: ['INTEGRATOR'],
 *   body: { maxBytes: 1_048_576, accepts: ['application/json'] },
 *   async handle({ actor, database, clock }, request) {
 *     const order = jsonOf(request, hotlineOrder); // a zod schema
 *     if (!order.ok) return order;
 *     const brought = await bringOrder({ actor, database, clock }, order.value);
 *     return brought.ok ? ok({ status: 201, json: { id: brought.value.id } }) : brought;
 *   },
 * });
 * ```
 *
 * and in the definition of the subgraph: `routes: [RECEIVE_ORDER]`. A use case decides what its caller may, as in
 * the graph; `rule` is only what nobody else comes past.
 */
export interface HttpRoute {
  readonly method: RouteMethod;
  /** As find-my-way writes it; begins with a prefix the gateway forwards: `/files/:id`. */
  readonly path: `/${string}`;
  /** Who may call at all. ANYBODY: also who has not signed in; then the use case decides. */
  readonly rule: RouteRule;
  /** The body it takes. Left out: none. */
  readonly body?: RouteBody;
  /** Headers of the request it reads, in lower case. The gateway must forward them: see `EDGE_PREFIXES`. */
  readonly headers?: readonly string[];
  /** Longest time for an answer to begin. Default: 30 seconds. */
  readonly milliseconds?: number;
  /** Codes whose refusals have another status here than their kind has: `{ ATTACHMENT_TYPE: 415 }`. */
  readonly statuses?: Readonly<Record<string, number>>;
  /**
   * Who really asks, where another system proves itself by its own means, such as the signature of a push: `rule`,
   * `handle`, row rules and the trail then see the account it answers and not the one the gateway saw. It changes
   * nothing but its own memory of what it has seen.
   */
  readonly identify?: (context: SubgraphContext, request: RouteRequest) => Promise<Result<Actor>>;
  handle(context: SubgraphContext, request: RouteRequest): Promise<Result<RouteAnswer>>;
  /** How refusals of this route look, where a foreign protocol says so. Default: problem documents. */
  readonly refused?: (problem: RouteProblem, request: RouteRequest) => RouteAnswer;
}

/** HEAD is answered by the GET of the same path. */
export type RouteMethod = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

export type RouteRule = 'ANYBODY' | 'SIGNED_IN' | readonly [Role, ...Role[]];

export interface RouteBody {
  /** More is refused with BODY_TOO_LARGE. The gateway has a limit of its own for the prefix. */
  readonly maxBytes: number;
  /** Media types without parameters; another is refused with UNSUPPORTED_MEDIA_TYPE. */
  readonly accepts: readonly [string, ...string[]];
}

/** One request as its handler sees it. */
export interface RouteRequest {
  readonly method: RouteMethod | 'HEAD';
  /** Without the query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Those the route declared and got, by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the body, in lower case and without parameters; null without one. */
  readonly mediaType: string | null;
  /** The bytes the gateway signed; empty without a body. */
  readonly body: Buffer;
  /** Aborts when nobody waits for the answer any more. */
  readonly abandoned: AbortSignal;
}

/** What a handler answers. Everything of the database must have been read before: a stream may last minutes. */
export type RouteAnswer = RouteHead &
  (
    | { readonly json: unknown }
    | { readonly body: string | Buffer | Readable; readonly mediaType: string }
    | { readonly empty: true }
  );

interface RouteHead {
  /** Default 200, for nothing 204. */
  readonly status?: number;
  /** The gateway passes on what its list of answer headers has, and nothing else. */
  readonly headers?: Readonly<Record<string, string>>;
}

const PATH = /^\/[a-z][a-z0-9-]*(\/:?[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const HEADER = /^[a-z][a-z0-9-]*$/;
/** Served to the gateway itself, at every subgraph. */
const RESERVED = ['graphql', 'denials', 'health'];

/** Keeps the literal types; throws on a route that nobody could reach or that everybody must not have. */
export function defineRoute<const Route extends HttpRoute>(route: Route): Route {
  const { method, path, headers = [] } = route;
  if (!PATH.test(path) || RESERVED.includes(path.split('/')[1] ?? ''))
    throw new RangeError(`${method} ${path} is no path of a route`);
  if (route.body && (route.method === 'GET' || !(route.body.maxBytes > 0)))
    throw new RangeError(`${method} ${path} cannot take such a body`);
  if (!headers.every((name) => HEADER.test(name)))
    throw new RangeError(`${method} ${path} reads headers that cannot be sent`);
  return route;
}

/** How a route is called in the audit trail. */
export function operationOf({ method, path }: Pick<HttpRoute, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
