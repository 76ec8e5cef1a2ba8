import { errors, Pool } from 'undici';
import type { Caller } from '../engine';
import type { Credentials } from './credentials';
import { readAnswer } from './subgraph-answer';
import type { SubgraphAnswer } from './subgraph-answer';
import { SubgraphError } from './subgraph-error';

/** Where a subgraph is and how it is asked. */
export interface SubgraphConnection {
  /** `http(s)://host:port/path`; over a socket only the path matters. */
  readonly url: string;
  /** Unix socket to connect to, or null for TCP. */
  readonly socket: string | null;
  /** Left out: the subgraph believes whoever reaches it. */
  readonly credentials?: Credentials;
  /** Longest wait for one answer. Default 10,000. */
  readonly deadlineMilliseconds?: number;
  /** Largest answer taken, in bytes. Default 32 MiB. */
  readonly answerLimit?: number;
  /** Connections kept open. Default 64. */
  readonly connections?: number;
}

export interface SubgraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** A change must not be sent twice: never retried. */
  readonly isMutation: boolean;
}

export interface SubgraphTransport {
  /** Asks; throws SubgraphError. A query is sent again once when its connection broke. */
  send(request: SubgraphRequest, caller: Caller, signal?: AbortSignal): Promise<SubgraphAnswer>;
  /** Whether the subgraph says it is ready. Never throws. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

const DEADLINE_MILLISECONDS = 10_000;
const CONNECT_MILLISECONDS = 2_000;
const READY_MILLISECONDS = 1_500;
const ANSWER_LIMIT = 32 * 1_048_576;

/** Our servers close idle connections after 65 seconds; the side that asks closes first. */
const KEEP_ALIVE_MILLISECONDS = 30_000;

/** Signed HTTP to one subgraph over a small pool of kept-alive connections. Redirects are never followed. */
export function createSubgraphTransport(
  name: string,
  connection: SubgraphConnection,
): SubgraphTransport {
  const { origin, pathname: path } = new URL(connection.url);
  const deadlineMilliseconds = connection.deadlineMilliseconds ?? DEADLINE_MILLISECONDS;
  const pool = new Pool(origin, {
    connections: connection.connections ?? 64,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    maxResponseSize: connection.answerLimit ?? ANSWER_LIMIT,
    connect: {
      timeout: CONNECT_MILLISECONDS,
      ...(connection.socket !== null && { socketPath: connection.socket }),
    },
  });

  async function sendOnce(
    body: string,
    caller: Caller,
    signal: AbortSignal | undefined,
  ): Promise<SubgraphAnswer> {
    const deadline = AbortSignal.timeout(deadlineMilliseconds);
    try {
      const response = await pool.request({
        method: 'POST',
        path,
        headers: headersOf(connection.credentials, path, body, caller),
        body,
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      });
      const contentType = String(response.headers['content-type'] ?? '');
      return readAnswer(name, response.statusCode, contentType, await response.body.text());
    } catch (error) {
      if (error instanceof SubgraphError) throw error;
      if (signal?.aborted) throw new SubgraphError('REQUEST_CANCELLED', name, 'cancelled', error);
      if (deadline.aborted) {
        const detail = `no answer within ${deadlineMilliseconds} ms`;
        throw new SubgraphError('SUBGRAPH_TIMEOUT', name, detail, error);
      }
      if (error instanceof errors.ResponseExceededMaxSizeError) {
        throw new SubgraphError('SUBGRAPH_INVALID_ANSWER', name, 'answer too large', error);
      }
      throw new ConnectionError('SUBGRAPH_UNAVAILABLE', name, 'the connection failed', error);
    }
  }

  return {
    async send({ query, variables, operationName, isMutation }, caller, signal) {
      const body = JSON.stringify({ query, variables, operationName });
      try {
        return await sendOnce(body, caller, signal);
      } catch (error) {
        if (isMutation || !(error instanceof ConnectionError)) throw error;
        return sendOnce(body, caller, signal);
      }
    },

    async isReady() {
      try {
        const signal = AbortSignal.timeout(READY_MILLISECONDS);
        const response = await pool.request({ method: 'GET', path: '/health/ready', signal });
        await response.body.dump();
        return response.statusCode === 200;
      } catch {
        return false;
      }
    },

    close: () => pool.destroy(),
  };
}

/** Nothing, or not all, of an answer arrived: asking again may help. */
class ConnectionError extends SubgraphError {}

function headersOf(
  credentials: Credentials | undefined,
  path: string,
  body: string,
  caller: Caller,
) {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'accept-language': caller.language,
    traceparent: caller.traceparent,
    ...credentials?.request({ method: 'POST', path, body, actor: caller.actor }),
  };
}
