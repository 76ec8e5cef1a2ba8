import { GraphQLError } from 'graphql';
import { problemMessage } from '../engine-problems';
import type { EngineProblemCode, Language } from '../engine-problems';

/** A subgraph could not be asked or did not answer properly; `detail` and cause are for the log only. */
export class SubgraphError extends Error {
  override readonly name = 'SubgraphError';

  constructor(
    readonly code: EngineProblemCode,
    readonly serviceName: string,
    readonly detail: string,
    cause?: unknown,
  ) {
    super(`${serviceName}: ${detail}`, { cause });
  }

  /** The error as it stands beside the partial data. */
  toGraphQLError(language: Language, path?: readonly (string | number)[]): GraphQLError {
    const { code, serviceName } = this;
    const message = problemMessage(code, language, { serviceName });
    const extensions = { code, serviceName };
    return new GraphQLError(message, { extensions, path, originalError: this });
  }
}
