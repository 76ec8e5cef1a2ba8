import type { GraphQLFormattedError } from 'graphql';
import { SubgraphError } from './subgraph-error';

/** What a subgraph answered, after its shape was checked. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLFormattedError[];
}

const MOST_ERRORS = 1_000;

/** Statuses under which a GraphQL server answers GraphQL (GraphQL over HTTP, §6.4). */
const GRAPHQL_STATUSES = [200, 400];

/** Reads an untrusted HTTP answer; throws a SubgraphError for everything that is not a GraphQL answer. */
export function readAnswer(
  serviceName: string,
  status: number,
  contentType: string,
  text: string,
): SubgraphAnswer {
  if (status >= 500) {
    throw new SubgraphError('SUBGRAPH_UNAVAILABLE', serviceName, `answered with status ${status}`);
  }
  if (status === 401 || status === 403) {
    const detail = `refused the gateway with status ${status}: are the call keys the same?`;
    throw new SubgraphError('SUBGRAPH_UNAVAILABLE', serviceName, detail);
  }
  if (!GRAPHQL_STATUSES.includes(status)) throw invalid(serviceName, `status ${status}`);
  if (!contentType.includes('json')) throw invalid(serviceName, `content type "${contentType}"`);
  return answerOf(serviceName, parse(serviceName, text));
}

/** Checks the shape of an untrusted answer; throws a SubgraphError when it is none. */
export function answerOf(serviceName: string, body: unknown): SubgraphAnswer {
  if (body === null || !isRecordOrNull(body)) throw invalid(serviceName, 'not a JSON object');
  const { data = null, errors = [] } = body;
  if (!isRecordOrNull(data)) throw invalid(serviceName, 'data is not an object');
  const read = errorsOf(serviceName, errors);
  if (data === null && read.length === 0) throw invalid(serviceName, 'neither data nor errors');
  return { data, errors: read };
}

/** Checks an untrusted list of errors; throws a SubgraphError when it is none. */
export function errorsOf(serviceName: string, errors: unknown): readonly GraphQLFormattedError[] {
  if (!Array.isArray(errors) || errors.length > MOST_ERRORS) {
    throw invalid(serviceName, 'errors is not a list of acceptable length');
  }
  return errors.map((error) => readError(serviceName, error));
}

function parse(serviceName: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(serviceName, 'not JSON', cause);
  }
}

/** Only what the specification names is taken over; a malformed part is left out. */
function readError(serviceName: string, error: unknown): GraphQLFormattedError {
  if (!isRecordOrNull(error) || error === null || typeof error.message !== 'string') {
    throw invalid(serviceName, 'an error without a message');
  }
  const { message, path, extensions } = error;
  return {
    message,
    ...(isPath(path) && { path }),
    ...(isRecordOrNull(extensions) && extensions !== null && { extensions }),
  };
}

function isRecordOrNull(value: unknown): value is Record<string, unknown> | null {
  return typeof value === 'object' && !Array.isArray(value);
}

function isPath(value: unknown): value is (string | number)[] {
  const isKey = (key: unknown) => typeof key === 'string' || Number.isSafeInteger(key);
  return Array.isArray(value) && value.every(isKey);
}

function invalid(serviceName: string, detail: string, cause?: unknown): SubgraphError {
  return new SubgraphError('SUBGRAPH_INVALID_ANSWER', serviceName, detail, cause);
}
