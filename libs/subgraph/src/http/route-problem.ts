import type { ProblemKind, Refusal } from '@gezhi/kernel';
import type { SubgraphContext } from '../context';
import { problemValue } from '../problems/problem-value';
import type { ProblemValue } from '../problems/problem.type';

/** A refusal as HTTP tells it. */
export interface RouteProblem {
  readonly status: number;
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
  /** What the problem types of the graph tell beside code and message. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Seconds after which trying again may help. */
  readonly retryAfter: number | null;
}

const STATUSES: Readonly<Record<ProblemKind, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  CONFLICT: 409,
  INVALID_INPUT: 400,
  INVALID_TRANSITION: 409,
  RULE: 422,
};

/** Codes HTTP has a better status for than for their kind. */
const BY_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  AUDIT_UNAVAILABLE: 503,
  GRANT_RATE_EXCEEDED: 429,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
};

/** Throws on a code that nobody catalogued: that is a bug. */
export function routeProblem(
  refusal: Refusal,
  context: Pick<SubgraphContext, 'problems' | 'language'>,
): RouteProblem {
  const value = problemValue(refusal, context) as ProblemValue & { retryAfter?: number };
  const { __typename: kind, code, message, retryAfter = null, ...rest } = value;
  const definition = context.problems.find(code);
  const status = BY_CODE[code] ?? STATUSES[definition?.kind ?? 'RULE'];
  return { status, code, message, details: { kind, ...rest }, retryAfter };
}

/** Whether a refusal goes into the trail: what the caller may not, and a change of what it must not know of. */
export function isDenial(
  { code }: Refusal,
  isChange: boolean,
  { problems }: Pick<SubgraphContext, 'problems'>,
): boolean {
  return problems.find(code)?.kind === 'FORBIDDEN' || (isChange && code === 'NOT_FOUND');
}
