import type { IncomingHttpHeaders } from 'node:http';
import type { GatewayProblemCode } from '../gateway-problems';
import { namesJson, takesParts, wantsEvents } from './media-type';

/** What a request asks, before anything of it is looked up. */
export interface GraphQLRequest {
  /** Null: named by its id alone. */
  readonly query: string | null;
  /** The hash or name under which a persisted document is known. */
  readonly documentId: string | null;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly changesNothing: boolean;
}

/** What is looked at of a request. */
export interface GivenRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Address of the peer, or of whom a trusted proxy names. */
  readonly ip: string;
  readonly body?: unknown;
  /** What its address says; of GETs alone. */
  readonly query?: unknown;
}

/** What is wrong with a request that is none. */
export class UnreadableRequest extends Error {
  override readonly name = 'UnreadableRequest';

  constructor(
    readonly code: GatewayProblemCode,
    readonly status: number,
  ) {
    super(code);
  }
}

const NO_VARIABLES = {};

/** Reads a POST of JSON or a GET; throws UnreadableRequest. */
export function graphqlRequestOf(request: GivenRequest): GraphQLRequest {
  if (request.method === 'GET') return requestOf(parametersOf(request), true);
  const { body } = request;
  if (Array.isArray(body)) throw new UnreadableRequest('BATCHES_NOT_ANSWERED', 400);
  if (!isRecord(body)) throw unreadable();
  return requestOf(body, false);
}

/** Reads the parts of a request; throws UnreadableRequest. */
export function requestOf(
  given: Readonly<Record<string, unknown>>,
  changesNothing: boolean,
): GraphQLRequest {
  const { query = null, operationName = null, variables = null, extensions = null } = given;
  const isText = (value: unknown) => value === null || typeof value === 'string';
  if (!isText(query) || !isText(operationName)) throw unreadable();
  if (variables !== null && !isRecord(variables)) throw unreadable();
  if (extensions !== null && !isRecord(extensions)) throw unreadable();
  const documentId = idOf(given.documentId ?? null, extensions);
  if (query === null && documentId === null) throw unreadable();
  return {
    query: query as string | null,
    documentId,
    operationName: (operationName as string | null) ?? undefined,
    variables: variables ?? NO_VARIABLES,
    changesNothing,
  };
}

/** The id of the specification's draft on persisted documents, or the hash Apollo's clients send. */
function idOf(documentId: unknown, extensions: Readonly<Record<string, unknown>> | null) {
  if (documentId !== null) {
    if (typeof documentId !== 'string' || documentId === '') throw unreadable();
    return documentId.replace(/^sha256:/, '');
  }
  const persisted = extensions?.persistedQuery ?? null;
  if (persisted === null) return null;
  if (!isRecord(persisted) || persisted.version !== 1) throw unreadable();
  const { sha256Hash } = persisted;
  if (typeof sha256Hash !== 'string' || sha256Hash === '') throw unreadable();
  return sha256Hash;
}

/** Everything in the address is text; variables and extensions are JSON in it. */
function parametersOf(request: GivenRequest): Readonly<Record<string, unknown>> {
  if (mayComeFromAPage(request)) throw new UnreadableRequest('BAD_REQUEST', 400);
  const { query, operationName, variables, extensions, documentId } = request.query as Readonly<
    Record<string, unknown>
  >;
  const name = operationName === '' ? undefined : operationName;
  return {
    query,
    documentId,
    operationName: name,
    variables: jsonOf(variables),
    extensions: jsonOf(extensions),
  };
}

/**
 * A page elsewhere can make a browser within the city's network send a GET, though never read the answer. So a GET
 * shows that a program meant it: by a header no page may set, or by a type no link, form or image asks for; and no
 * browser may say that another site sent it.
 */
function mayComeFromAPage({ headers }: GivenRequest): boolean {
  if (headers['apollo-require-preflight'] || headers['x-apollo-operation-name']) return false;
  if (headers['content-type']?.startsWith('application/json')) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { accept } = headers;
  return !namesJson(accept) && !wantsEvents(accept) && !takesParts(accept);
}

function jsonOf(text: unknown): unknown {
  if (text === undefined || text === '') return undefined;
  if (typeof text !== 'string') throw unreadable();
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function unreadable(): UnreadableRequest {
  return new UnreadableRequest('BAD_REQUEST', 400);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
