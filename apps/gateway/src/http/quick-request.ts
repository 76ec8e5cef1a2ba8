import type { FastifyRequest } from 'fastify';

/** A request in the form nearly all have. */
export interface QuickRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads a POST of JSON that wants JSON; null for everything less common, which Apollo Server reads. */
export function quickRequestOf(request: FastifyRequest): QuickRequest | null {
  if (
    request.method !== 'POST' ||
    !request.headers['content-type']?.startsWith('application/json')
  ) {
    return null;
  }
  if (!wantsJson(request.headers.accept)) return null;
  const { body } = request;
  if (!isRecord(body)) return null;
  const { query, operationName = null, variables = null, extensions = null } = body;
  if (typeof query !== 'string' || extensions !== null) return null;
  if (operationName !== null && (typeof operationName !== 'string' || operationName === ''))
    return null;
  if (variables !== null && !isRecord(variables)) return null;
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} };
}

function wantsJson(accept: string | undefined): boolean {
  return accept === undefined || accept === '*/*' || accept === 'application/json';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
