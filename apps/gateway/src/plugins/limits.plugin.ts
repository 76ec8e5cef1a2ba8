import type { ApolloServerPlugin } from '@apollo/server';
import { codedError } from '../coded-error';
import type { GatewayContext } from '../gateway-context';
import { measureOperation } from './measure-operation';

/** What one operation may cost before any department is asked. */
export interface OperationLimits {
  /** Tokens read; bounds the work of parsing and validating, which grows with their square. Default 2,000: seven times the largest example. */
  readonly tokens: number;
  /** Levels of fields. Default 16: what the IDE's own introspection needs, and twice what pages need. */
  readonly depth: number;
  /** Fields, fragments expanded. Default 1,500. */
  readonly fields: number;
  /** Aliases, fragments expanded. Default 100. */
  readonly aliases: number;
}

export const DEFAULT_LIMITS: OperationLimits = {
  tokens: 2_000,
  depth: 16,
  fields: 1_500,
  aliases: 100,
};

/** Refuses an operation that is too large after it was validated and before it is planned. */
export function limitsPlugin(limits: OperationLimits): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue }) {
          const size = measureOperation(document);
          const refuse = (code: Parameters<typeof codedError>[0], given: number, limit: number) =>
            codedError(code, { given, limit }, contextValue.caller.language, 400);
          if (size.depth > limits.depth) {
            throw refuse('OPERATION_TOO_DEEP', size.depth, limits.depth);
          }
          if (size.fields > limits.fields) {
            throw refuse('OPERATION_TOO_LARGE', size.fields, limits.fields);
          }
          if (size.aliases > limits.aliases) {
            throw refuse('TOO_MANY_ALIASES', size.aliases, limits.aliases);
          }
        },
      };
    },
  };
}
