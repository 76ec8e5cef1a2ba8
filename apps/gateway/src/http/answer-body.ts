import type { AnswerText } from '@gezhi/engine';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { RequestScope } from '../plugins/request-scope';

export type FormatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
  scope: RequestScope,
) => GraphQLFormattedError;

/** The body of an answer: errors, data, extensions. */
export function answerBody(
  { data, errors }: AnswerText,
  extensions: object | null,
  tell: (error: GraphQLError) => GraphQLFormattedError,
): string {
  if (errors.length === 0 && extensions === null && data !== undefined) return `{"data":${data}}\n`;
  const parts = [
    ...(errors.length === 0 ? [] : [`"errors":${JSON.stringify(errors.map(tell))}`]),
    ...(data === undefined ? [] : [`"data":${data}`]),
    ...(extensions === null ? [] : [`"extensions":${JSON.stringify(extensions)}`]),
  ];
  return `{${parts.join(',')}}\n`;
}

/** An error as clients see it. */
export function toldError(
  error: GraphQLError,
  format: FormatError,
  scope: RequestScope,
): GraphQLFormattedError {
  const { code = 'INTERNAL_SERVER_ERROR' } = error.extensions;
  return format({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error, scope);
}
