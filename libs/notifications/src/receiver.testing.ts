import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answering = (
  response: ServerResponse,
  call: ReceivedCall,
  request: IncomingMessage,
) => void;

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly calls: ReceivedCall[];
  /** How the next calls are answered. */
  answer: Answering;
}

export const yes: Answering = (response) => response.end('{"messageId":"m-1"}');
export const status =
  (code: number, headers: Record<string, string> = {}): Answering =>
  (response) =>
    response.writeHead(code, headers).end('the telephone is 13800138000');

/** A real server on a free port that keeps what it is sent. */
export async function receiver(tls?: { key: string; cert: string }): Promise<Receiver> {
  const calls: ReceivedCall[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const call = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
    calls.push(call);
    made.answer(response, call, request);
  };
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response);
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const made: Receiver = {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/hook`,
    port,
    calls,
    answer: yes,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return made;
}
