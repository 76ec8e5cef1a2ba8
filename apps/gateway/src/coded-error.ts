import { renderProblem } from '@gezhi/kernel';
import type { Language, RefusalParam } from '@gezhi/kernel';
import { GraphQLError } from 'graphql';
import { GATEWAY_PROBLEMS } from './gateway-problems';
import type { GatewayProblemCode } from './gateway-problems';

/** A catalogued message in the caller's language. */
export function messageOf(
  code: GatewayProblemCode,
  params: Readonly<Record<string, RefusalParam>>,
  language: Language,
): string {
  const definition = GATEWAY_PROBLEMS.find(code);
  if (definition === undefined) throw new RangeError(`Problem ${code} is not catalogued.`);
  return renderProblem(definition, params, language);
}

/** A catalogued problem as the whole answer, with an HTTP status. */
export function codedError(
  code: GatewayProblemCode,
  params: Readonly<Record<string, RefusalParam>>,
  language: Language,
  status: number,
): GraphQLError {
  return new GraphQLError(messageOf(code, params, language), {
    extensions: { code, ...params, http: { status } },
  });
}
