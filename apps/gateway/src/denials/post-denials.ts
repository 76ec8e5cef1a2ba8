import type { DepartmentConnection } from '../supergraph/subgraph-connections';
import { CALL_HEADER } from '@gezhi/identity';
import { Pool } from 'undici';
import type { DenialReport } from './denial-report';

export type Delivery =
  | 'RECORDED'
  /** Nothing was recorded: the department is not there, or cannot record now. */
  | 'LATER'
  /** The connection broke under way. */
  | 'BROKEN'
  /** Refused, or not answered in time: trying again does not help, or might record it twice. */
  | 'GIVEN_UP';

export interface DenialPost {
  /** Never throws. */
  send(report: DenialReport): Promise<Delivery>;
  close(): Promise<void>;
}

const ANSWER_MILLISECONDS = 5_000;
const CONNECT_MILLISECONDS = 2_000;
const KEEP_ALIVE_MILLISECONDS = 30_000;

/** What undici and Node say when no byte of a request left. */
const NOT_REACHED = ['ECONNREFUSED', 'ENOENT', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** Signed HTTP to the `/denials` of one department, beside its `/graphql`. Each attempt is signed by itself. */
export function createDenialPost({ url, socket, signer }: DepartmentConnection): DenialPost {
  const { origin, pathname: path } = new URL('denials', url);
  const pool = new Pool(origin, {
    connections: 1,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    connect: { timeout: CONNECT_MILLISECONDS, ...(socket !== null && { socketPath: socket }) },
  });
  return {
    async send({ caller: { actor, traceparent }, coordinates, operationName, leftOut }) {
      const deadline = AbortSignal.timeout(ANSWER_MILLISECONDS);
      try {
        const body = JSON.stringify({ coordinates, operationName, traceparent, leftOut });
        const headers = {
          'content-type': 'application/json',
          traceparent,
          [CALL_HEADER]: signer.sign({ method: 'POST', path, body, actor }),
        };
        const answer = await pool.request({
          method: 'POST',
          path,
          headers,
          body,
          signal: deadline,
        });
        await answer.body.dump();
        if (answer.statusCode === 204) return 'RECORDED';
        return answer.statusCode === 503 ? 'LATER' : 'GIVEN_UP';
      } catch (error) {
        if (deadline.aborted) return 'GIVEN_UP';
        return NOT_REACHED.includes(String((error as { code?: unknown }).code))
          ? 'LATER'
          : 'BROKEN';
      }
    },
    close: () => pool.destroy(),
  };
}
