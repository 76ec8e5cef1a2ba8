import type { Language } from '@gezhi/kernel';
import { GraphQLError } from 'graphql';
import { codedError } from '../coded-error';
import type { GatewayProblemCode } from '../gateway-problems';

const STATUSES: Partial<Record<GatewayProblemCode, number>> = {
  OPERATION_TOO_COMPLEX: 400,
  OPERATION_NOT_PLANNABLE: 400,
  SUBSCRIPTION_NOT_SERVED: 400,
  SUBSCRIPTION_NEEDS_STREAM: 400,
  UPLOAD_NEEDS_ONE_DEPARTMENT: 400,
  PLANNER_BUSY: 429,
};

/** What a client is told when its operation cannot be planned; rethrows what is no such refusal. */
export function planRefusal(error: unknown, language: Language): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  const code = error.extensions.code as GatewayProblemCode;
  const status = STATUSES[code];
  return status === undefined ? error : codedError(code, {}, language, status);
}
