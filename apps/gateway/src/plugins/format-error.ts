import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { messageOf } from '../coded-error';
import { GATEWAY_PROBLEMS } from '../gateway-problems';
import type { RequestScope } from './request-scope';

/**
 * Codes a GraphQL server gives to whoever sent it a wrong operation. The gateway wrote what a subgraph
 * was sent, so from there they mean that the subgraph does not keep to its published schema.
 */
const CLIENT_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
];

interface Verdict {
  readonly code: string;
  /** The message was written for clients. */
  readonly isPublic: boolean;
}

/**
 * The one boundary errors pass on their way to clients. Each gets a code and the trace id; a message
 * leaves only if it was written for clients: catalogued by the gateway, or given with a code by a
 * subgraph, which masks its own faults. Everything else is replaced, and logged with its cause.
 */
export function createErrorFormatter({ development }: { readonly development: boolean }) {
  return (
    formatted: GraphQLFormattedError,
    error: unknown,
    { traceId, language, log }: RequestScope,
  ): GraphQLFormattedError => {
    const { serviceName } = formatted.extensions ?? {};
    const { code, isPublic } = judge(formatted.extensions?.code, serviceName);
    if (!isPublic || code.startsWith('SUBGRAPH_')) {
      const cause = (error instanceof GraphQLError && error.originalError) || error;
      log.error({ err: cause, code, serviceName, path: formatted.path }, 'error answered');
    }
    const shown = isPublic || development;
    return {
      message: shown ? formatted.message : maskedMessage(code, serviceName, language),
      ...(formatted.locations !== undefined && shown && { locations: formatted.locations }),
      ...(formatted.path !== undefined && { path: formatted.path }),
      extensions: {
        ...(isPublic && publicExtensions(formatted.extensions)),
        code,
        ...(serviceName !== undefined && { serviceName }),
        traceId,
      },
    };
  };
}

function judge(code: unknown, serviceName: unknown): Verdict {
  if (typeof code !== 'string' || code === 'INTERNAL_SERVER_ERROR') return fault();
  if (code === 'SUBGRAPH_INVALID_ANSWER') return { code, isPublic: false };
  if (GATEWAY_PROBLEMS.find(code) !== undefined && serviceName === undefined) {
    return { code, isPublic: true };
  }
  if (serviceName === undefined || code === 'DOWNSTREAM_SERVICE_ERROR') return fault();
  if (CLIENT_CODES.includes(code)) return { code: 'SUBGRAPH_INVALID_ANSWER', isPublic: false };
  return { code, isPublic: true };
}

function fault(): Verdict {
  return { code: 'INTERNAL_SERVER_ERROR', isPublic: false };
}

function maskedMessage(code: string, serviceName: unknown, language: 'en' | 'zh' = 'en'): string {
  if (code === 'SUBGRAPH_INVALID_ANSWER') {
    const params = { serviceName: typeof serviceName === 'string' ? serviceName : null };
    return messageOf('SUBGRAPH_INVALID_ANSWER', params, language);
  }
  return messageOf('INTERNAL_SERVER_ERROR', {}, language);
}

/** What a subgraph says beside code and message, without what frameworks add for developers. */
function publicExtensions(extensions: GraphQLFormattedError['extensions']) {
  const { stacktrace: _stack, exception: _exception, http: _http, ...rest } = extensions ?? {};
  return rest;
}
