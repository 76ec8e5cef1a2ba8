import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { messageOf } from '../coded-error';

/** How long a client may still send what nobody reads, so that it gets to see the answer. */
const DRAIN_MILLISECONDS = 1_000;

/**
 * Answers a request whose headers are larger than Node reads (16 KiB), which in practice is a token
 * nobody would believe, with a coded error. Such a request reaches no hook; everything else that
 * cannot be parsed stays with the server's own handler.
 */
export function answerLargeHeaders(server: Server): void {
  const others = server.listeners('clientError') as ((error: Error, socket: Socket) => void)[];
  server.removeAllListeners('clientError');
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code !== 'HPE_HEADER_OVERFLOW' || !socket.writable) {
      for (const other of others) other(error, socket);
      return;
    }
    socket.end(answer());
    socket.resume();
    setTimeout(() => socket.destroy(), DRAIN_MILLISECONDS).unref();
  });
}

/** In English: the header with the caller's language was not read. */
function answer(): string {
  const code = 'HEADERS_TOO_LARGE';
  const body = JSON.stringify({
    errors: [{ message: messageOf(code, {}, 'en'), extensions: { code } }],
  });
  const head = [
    'HTTP/1.1 431 Request Header Fields Too Large',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
