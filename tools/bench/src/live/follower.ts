import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { EventStreamReader } from './event-stream-reader';
import type { HeardEvents } from './heard-events';
import type { FollowersJob } from './live-job';
import { FrameReader, frameOf, PING, PONG, TEXT } from './web-socket-frames';

type FollowJob = Extract<FollowersJob, { kind: 'follow' }>;

/** One who follows, over a connection of their own. */
export interface Follower {
  /** The number of the last event heard. */
  readonly last: number;
  readonly hasHeard: boolean;
  leave(): void;
}

/** Connects and subscribes; what comes is told to `heard`. Settles when the request is on its way. */
export async function follow(
  { transport, url, query }: FollowJob,
  token: string,
  heard: HeardEvents,
): Promise<Follower> {
  const { hostname, port, pathname, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const state = { last: 0, hasHeard: false, hasLeft: false };
  const fail = (problem: string) => {
    if (!state.hasLeft) heard.problem ??= problem;
  };
  socket.on('error', ({ message }) => fail(message));
  socket.on('close', () => fail('A connection was closed.'));
  const onEvent = (message: Buffer) => {
    state.hasHeard = true;
    state.last = heard.hear(message, state.last);
  };
  const asked = { host, pathname, token, query };
  if (transport === 'websocket') await followByWebSocket(socket, asked, onEvent, fail);
  else followByEventStream(socket, asked, onEvent, fail);
  return {
    get last() {
      return state.last;
    },
    get hasHeard() {
      return state.hasHeard;
    },
    leave() {
      state.hasLeft = true;
      socket.destroy();
    },
  };
}

interface Asked {
  readonly host: string;
  readonly pathname: string;
  readonly token: string;
  readonly query: string;
}

function followByEventStream(
  socket: Socket,
  { host, pathname, token, query }: Asked,
  onEvent: (data: Buffer) => void,
  fail: (problem: string) => void,
): void {
  const reader = new EventStreamReader(onEvent);
  socket.on('data', (piece) => attempt(() => reader.push(piece), socket, fail));
  const body = JSON.stringify({ query });
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n` +
      'content-type: application/json\r\naccept: text/event-stream\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const SWITCHING = 'HTTP/1.1 101';
const END_OF_HEAD = '\r\n\r\n';

/** `graphql-transport-ws`: the token with `connection_init`, one subscription. */
async function followByWebSocket(
  socket: Socket,
  { host, pathname, token, query }: Asked,
  onEvent: (message: Buffer) => void,
  fail: (problem: string) => void,
): Promise<void> {
  const send = (message: object) => socket.write(frameOf(TEXT, JSON.stringify(message), true));
  const acknowledged = Promise.withResolvers<void>();
  const reader = new FrameReader(({ opcode, payload }) => {
    if (opcode === PING) socket.write(frameOf(PONG, payload.toString(), true));
    else if (opcode !== TEXT) fail(`A frame that ends the connection: ${payload}`);
    else if (payload.includes('"connection_ack"')) acknowledged.resolve();
    // What stands around the answer ends with one bracket.
    else onEvent(payload.subarray(0, -1));
  });
  let isOpen = false;
  socket.on('data', (piece) => {
    attempt(
      () => {
        if (isOpen) return reader.push(piece);
        const head = piece.toString('latin1');
        const end = head.indexOf(END_OF_HEAD);
        if (!head.startsWith(SWITCHING) || end < 0) throw new Error(head.slice(0, 300));
        isOpen = true;
        send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
        return reader.push(piece.subarray(end + END_OF_HEAD.length));
      },
      socket,
      fail,
    );
  });
  socket.once('close', () => acknowledged.reject(new Error('No acknowledgement.')));
  socket.write(
    `GET ${pathname} HTTP/1.1\r\nhost: ${host}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
      'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
      'sec-websocket-protocol: graphql-transport-ws\r\n\r\n',
  );
  await acknowledged.promise;
  send({ id: crypto.randomUUID(), type: 'subscribe', payload: { query } });
}

function attempt(act: () => void, socket: Socket, fail: (problem: string) => void): void {
  try {
    act();
  } catch (error) {
    fail((error as Error).message);
    socket.destroy();
  }
}
