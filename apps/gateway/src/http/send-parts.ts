import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Cancellation } from '@gezhi/engine';
import type { HttpAnswer } from './answer-operation';

/** An answer that goes on after its body. */
export type PartedAnswer = HttpAnswer & Required<Pick<HttpAnswer, 'rest'>>;

export function isParted(answer: HttpAnswer): answer is PartedAnswer {
  return answer.rest !== undefined;
}

/**
 * Sends an answer as it comes, as fast as the client reads: nothing of the rest is written before the client has room
 * for it. A client that has none when the signal aborts is let go of.
 */
export async function sendParts(
  response: ServerResponse,
  { status, headers, body, rest }: PartedAnswer,
  traceresponse: string,
  signal: Cancellation,
): Promise<void> {
  try {
    response.writeHead(status, { ...headers, traceresponse, 'x-accel-buffering': 'no' });
    let hasRoom = response.write(body);
    while (!response.destroyed) {
      if (!hasRoom) {
        await roomIn(response, signal);
        hasRoom = true;
        continue;
      }
      const { done, value } = await rest.next();
      if (done === true) break;
      hasRoom = response.write(value);
    }
    response.end();
  } catch (error) {
    response.destroy();
    throw error;
  } finally {
    await rest.return?.();
  }
}

async function roomIn(response: ServerResponse, signal: Cancellation): Promise<void> {
  const left = new AbortController();
  const leave = () => left.abort();
  const listener = { handleEvent: leave };
  response.once('close', leave);
  signal.addEventListener('abort', listener, { once: true });
  if (signal.aborted || response.destroyed) leave();
  try {
    await once(response, 'drain', { signal: left.signal });
  } catch {
    response.destroy();
  } finally {
    response.off('close', leave);
    signal.removeEventListener('abort', listener);
  }
}
