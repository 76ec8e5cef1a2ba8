import type { Refusal, RefusalParam } from './refusal';
import { refusal } from './refusal';

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** What a use case answers: its value, or the refusal it expected might be due. */
export type Result<T> = Success<T> | Refused;

export function ok(): Success<void>;
export function ok<T>(value: T): Success<T>;
export function ok<T>(value?: T): Success<T | undefined> {
  return { ok: true, value };
}

/** `refuse('NOT_FOUND', { path: ['id'], type: 'GovEvent', id })`, or a refusal passed on. */
export function refuse(
  reason: string | Refusal,
  details?: { path?: readonly string[]; [param: string]: RefusalParam | undefined },
): Refused {
  return { ok: false, refusal: typeof reason === 'string' ? refusal(reason, details) : reason };
}

/** The value of a result that cannot be refused here; a refusal is a bug and is thrown. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Unexpected refusal ${result.refusal.code} at ${result.refusal.path.join('.')}`);
}
