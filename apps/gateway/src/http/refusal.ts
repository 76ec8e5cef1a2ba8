import type { Language, RefusalParam } from '@gezhi/kernel';
import { GraphQLError } from 'graphql';
import { codedError, messageOf } from '../coded-error';
import type { GatewayProblemCode } from '../gateway-problems';
import type { Excess } from '../limits/operation-limits';

/** Why a request is not executed, kept in no language so that it can be told to the next who sends the same. */
export interface Refusal {
  readonly status: number;
  /** The answer is one of the graph to a document that does not fit it: 200 for clients that do not watch the status. */
  readonly isOfGraph: boolean;
  readonly errorsFor: (language: Language) => readonly GraphQLError[];
}

/** A request that is not executed, on its way to the one place that answers. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';

  constructor(
    readonly refusal: Refusal,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super('refused');
  }
}

export function refusal(
  code: GatewayProblemCode,
  params: Readonly<Record<string, RefusalParam>> = {},
  status = 400,
): Refusal {
  return {
    status,
    isOfGraph: false,
    errorsFor: (language) => [codedError(code, params, language, status)],
  };
}

export function refuseExcess({ code, given, limit }: Excess): Refusal {
  return refusal(code, { given, limit });
}

/** The document does not fit the graph, or its variables do not fit the document; messages say where. */
export function refuseDocument(code: GatewayProblemCode, errors: readonly GraphQLError[]): Refusal {
  const told = errors.map((error) => withCode(error, code));
  return { status: 400, isOfGraph: true, errorsFor: () => told };
}

export function refuseName(): Refusal {
  const code = 'OPERATION_RESOLUTION_FAILURE';
  return {
    status: 400,
    isOfGraph: true,
    errorsFor: (language) => [
      new GraphQLError(messageOf(code, {}, language), { extensions: { code } }),
    ],
  };
}

function withCode(error: GraphQLError, code: GatewayProblemCode): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  const options = { nodes, source, positions, path, originalError };
  return new GraphQLError(message, { ...options, extensions: { ...extensions, code } });
}
