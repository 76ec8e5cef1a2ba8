import { connect } from 'node:net';
import { request } from 'undici';
import type { Outcome } from './attack';

/** Posts a body and says what became of it; a connection that is cut is an outcome too. */
export async function post(
  url: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const began = performance.now();
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      code: codeIn(text),
      milliseconds: performance.now() - began,
    };
  } catch {
    return { status: null, code: null, milliseconds: performance.now() - began };
  }
}

/** Sends the head of a request and then one byte at a time. */
export function drip(url: string, every: number): Promise<Outcome> {
  const { hostname, port, pathname } = new URL(url);
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.setEncoding('utf8');
    let answer = '';
    const timer = setInterval(() => socket.write(' '), every);
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`,
    );
    socket.on('data', (piece: string) => (answer += piece));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
      const milliseconds = performance.now() - began;
      resolve({
        status: status === undefined ? null : Number(status),
        code: codeIn(answer),
        milliseconds,
      });
    });
  });
}

function codeIn(text: string): string | null {
  return /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? null;
}
