import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { z } from 'zod';
import { withoutIdentityNumbers } from '../problems/identity-numbers';
import type { RouteRequest } from './http-route';

type WithBody = Pick<RouteRequest, 'body'>;

/**
 * The body as JSON of the required form. INVALID_INPUT names the field; PERSONAL_DATA_IN_TEXT when a citizen's
 * identity number stands anywhere in it, as for every mutation of the graph.
 */
export function jsonOf<Schema extends z.ZodType>(
  { body }: WithBody,
  schema: Schema,
): Result<z.output<Schema>> {
  let given: unknown;
  try {
    given = JSON.parse(utf8(body));
  } catch {
    return refuse('INVALID_INPUT', { path: [], field: 'body', reason: 'not JSON in UTF-8' });
  }
  return checked(given, schema);
}

/** The body as a form (application/x-www-form-urlencoded): each name once, or the last of them. */
export function formOf<Schema extends z.ZodType>(
  { body }: WithBody,
  schema: Schema,
): Result<z.output<Schema>> {
  return checked(Object.fromEntries(new URLSearchParams(body.toString('utf8'))), schema);
}

/** The query of the address, each name once, or the last of them. */
export function queryOf<Schema extends z.ZodType>(
  { query }: Pick<RouteRequest, 'query'>,
  schema: Schema,
): Result<z.output<Schema>> {
  return checked(Object.fromEntries(query), schema);
}

/** The text of a body; throws on bytes that are no UTF-8. */
export function utf8(body: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(body);
}

function checked<Schema extends z.ZodType>(
  given: unknown,
  schema: Schema,
): Result<z.output<Schema>> {
  const clean = typeof given === 'object' && given !== null ? withoutIdentityNumbers(given) : ok();
  if (!clean.ok) return clean;
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map(String);
  // What was given is not repeated: it may be a person's.
  return refuse('INVALID_INPUT', {
    path,
    field: path.join('.') || 'body',
    reason: issue?.message ?? 'not as required',
  });
}
