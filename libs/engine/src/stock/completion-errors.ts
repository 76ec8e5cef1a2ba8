import { GraphQLError } from 'graphql';
import type { ExecutionResult } from 'graphql';

interface CompletionError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

/**
 * The stock gateway reports a null or wrong value in a position that forbids it in `extensions`, where
 * no client looks; the specification (§6.4.4) wants an error beside the data, and so do we.
 */
export function withCompletionErrors(result: ExecutionResult): ExecutionResult {
  const { valueCompletion, ...extensions } = result.extensions ?? {};
  if (!Array.isArray(valueCompletion)) return result;
  const completionErrors = (valueCompletion as readonly CompletionError[]).map(
    ({ message, path }) =>
      new GraphQLError(message, { path, extensions: { code: 'SUBGRAPH_INVALID_ANSWER' } }),
  );
  return {
    ...result,
    errors: [...(result.errors ?? []), ...completionErrors],
    extensions: Object.keys(extensions).length === 0 ? undefined : extensions,
  };
}
