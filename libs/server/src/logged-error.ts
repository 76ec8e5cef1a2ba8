import { types } from 'node:util';
import { findPersonalData } from '@gezhi/kernel';

/** What is told of an error besides its type, message and stack: names of codes and of parts of the database. */
const TOLD = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall'];
const DEEPEST = 3;

export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
  readonly [member: string]: unknown;
}

/**
 * An error as it enters a log. Members are left out unless they are known to be names: those of a database's error
 * are the statement's parameters and the row that failed, which hold what residents wrote. Identity and telephone
 * numbers are struck out of its texts.
 */
export function loggedError(error: unknown): unknown {
  return types.isNativeError(error) ? told(error, 0) : error;
}

/** The message of an error, as it may be told. */
export function messageOf(error: Error): string {
  return withoutNumbers(error.message);
}

function told(error: Error, depth: number): LoggedError {
  const members = error as Error & Readonly<Record<string, unknown>>;
  const names = TOLD.filter((name) => ['string', 'number'].includes(typeof members[name]));
  const cause = error.cause ?? members['driverError'];
  return {
    type: error.constructor.name,
    message: messageOf(error),
    ...(error.stack !== undefined && { stack: withoutNumbers(error.stack) }),
    ...Object.fromEntries(names.map((name) => [name, members[name]])),
    ...(types.isNativeError(cause) && depth < DEEPEST && { cause: told(cause, depth + 1) }),
  };
}

function withoutNumbers(text: string): string {
  return findPersonalData(text).reduce(
    (kept, { index, length }) =>
      kept.slice(0, index) + '*'.repeat(length) + kept.slice(index + length),
    text,
  );
}
