import type { AnswerText } from '@gezhi/engine';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

export type FormatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError;

/** The body of an answer, in the order Apollo Server writes it: errors, data, extensions. */
export function answerBody(
  { data, errors }: AnswerText,
  extensions: object | null,
  format: FormatError,
): string {
  if (errors.length === 0 && extensions === null && data !== undefined) return `{"data":${data}}\n`;
  const parts = [
    ...(errors.length === 0
      ? []
      : [`"errors":${JSON.stringify(errors.map((e) => toldError(e, format)))}`]),
    ...(data === undefined ? [] : [`"data":${data}`]),
    ...(extensions === null ? [] : [`"extensions":${JSON.stringify(extensions)}`]),
  ];
  return `{${parts.join(',')}}\n`;
}

/** An error as clients see it. */
export function toldError(error: GraphQLError, format: FormatError): GraphQLFormattedError {
  const { code = 'INTERNAL_SERVER_ERROR' } = error.extensions;
  return format({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
}
