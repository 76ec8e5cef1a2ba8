import type { Readable } from 'node:stream';
import { SubgraphError } from '@gezhi/engine';
import type { Caller } from '@gezhi/engine';
import type { DepartmentConnection } from '../supergraph/subgraph-connections';
import { CALL_HEADER } from '@gezhi/identity';
import { Pool } from 'undici';

export interface ForwardedRequest {
  readonly method: string;
  /** Path and query, as they were asked and are signed. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

export interface DepartmentAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

/** One department, beside its graph. */
export interface EdgeDepartment {
  /** Answers when the head of the answer is there; its body streams. Throws SubgraphError. */
  forward(
    request: ForwardedRequest,
    caller: Caller,
    limits: { readonly milliseconds: number; readonly signal: AbortSignal },
  ): Promise<DepartmentAnswer>;
  close(): Promise<void>;
}

const CONNECT_MILLISECONDS = 2_000;
const KEEP_ALIVE_MILLISECONDS = 30_000;
/** Without a byte for so long, a body is given up; a client that is slow to read does not count. */
const SILENCE_MILLISECONDS = 30_000;
/** Apart from the connections of the graph: downloads must not keep operations waiting. */
const CONNECTIONS = 32;

export function edgeDepartment(name: string, connection: DepartmentConnection): EdgeDepartment {
  const { origin } = new URL(connection.url);
  const { socket, signer } = connection;
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    bodyTimeout: SILENCE_MILLISECONDS,
    connect: {
      timeout: CONNECT_MILLISECONDS,
      ...(socket !== null && { socketPath: socket }),
    },
  });

  return {
    async forward({ method, address, headers, body }, { actor, language, traceparent }, limits) {
      const signed = signer.sign({ method, path: address, body: body ?? '', actor });
      try {
        const answered = await pool.request({
          method: method as 'GET',
          path: address,
          headers: {
            ...headers,
            'accept-language': language,
            traceparent,
            [CALL_HEADER]: signed,
          },
          body,
          headersTimeout: limits.milliseconds,
          signal: limits.signal,
        });
        return { status: answered.statusCode, headers: answered.headers, body: answered.body };
      } catch (error) {
        const isLate = (error as { code?: string }).code === 'UND_ERR_HEADERS_TIMEOUT';
        if (limits.signal.aborted) throw new SubgraphError('REQUEST_CANCELLED', name, '', error);
        const code = isLate ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE';
        throw new SubgraphError(code, name, 'not forwarded', error);
      }
    },
    close: () => pool.destroy(),
  };
}
