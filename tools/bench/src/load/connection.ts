import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { CALL_HEADER, createCallSigner, demoActor } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import type { SignedAs, Target } from './load-job';
import { ResponseReader } from './response-reader';
import type { HttpAnswer } from './response-reader';

/** A kept-alive connection that asks one thing at a time. */
export interface Connection {
  /** Sends a body; settles with the answer, or fails when the connection does. */
  post(body: string): Promise<HttpAnswer>;
  close(): void;
}

/** Opens a connection; throws when nobody listens. */
export async function openConnection(target: Target): Promise<Connection> {
  const { url, headers, socket: path, signed } = target;
  const { hostname, port, pathname, host } = new URL(url);
  const socket = path
    ? connect({ path })
    : connect({ host: hostname, port: Number(port), noDelay: true });
  const signatureOf = signed ? signerFor(signed, pathname) : () => '';
  await settled(socket);
  const head =
    `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\n` +
    'content-type: application/json\r\naccept: application/json\r\n' +
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('') +
    'content-length: ';
  const reader = new ResponseReader();
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | null = null;

  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = null;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The connection was closed.')));
  socket.on('data', (piece) => {
    try {
      const answer = reader.push(piece);
      if (answer === null) return;
      const asked = waiting;
      waiting = null;
      asked?.resolve(answer);
    } catch (error) {
      fail(error as Error);
      socket.destroy();
    }
  });

  return {
    post(body) {
      return new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('The connection was closed.'));
        waiting = { resolve, reject };
        const length = Buffer.byteLength(body);
        socket.write(`${head}${length}\r\n${signatureOf(body)}\r\n${body}`);
      });
    },
    close: () => socket.destroy(),
  };
}

/** The line of the head that signs a body; a signature is believed once. */
function signerFor(signed: SignedAs, path: string): (body: string) => string {
  const { identity, ...key } = signed;
  const signer = createCallSigner({ ...key, clock: systemClock });
  const actor = demoActor(identity);
  return (body) => `${CALL_HEADER}: ${signer.sign({ method: 'POST', path, body, actor })}\r\n`;
}

function settled(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve();
    });
    socket.once('error', reject);
  });
}
