import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { ClientOptions, RawData } from 'ws';
import type { Caller } from '../engine';
import type { EventReceiver, EventStream, StreamQuestion } from './event-stream';
import { answerOf, errorsOf } from './subgraph-answer';
import { SubgraphError } from './subgraph-error';
import type { SubgraphConnection } from './subgraph-transport';

const PROTOCOL = 'graphql-transport-ws';
/** There is one operation on a connection. */
const ID = '1';
const DEADLINE_MILLISECONDS = 10_000;
const CONNECT_MILLISECONDS = 2_000;

/** Longest message taken; an event is a few fields, not a report. */
const MESSAGE_LIMIT = 4 * 1_048_576;

/** A subgraph pings, or is pinged, this often: one that is silent for two turns is gone. */
const PING_MILLISECONDS = 15_000;

/**
 * Follows one subscription at a subgraph over `graphql-transport-ws`, on a connection of its own: one that is
 * read slowly holds up nobody else, and closing it is all it takes to end the work behind it. The upgrade is
 * signed as a call, the operation for the caller it is for and until their token ends.
 */
export function openEventStream(
  name: string,
  connection: SubgraphConnection,
  question: StreamQuestion,
  caller: Caller,
  until: Date,
  receiver: EventReceiver,
): EventStream {
  return new WebSocketStream(name, connection, question, caller, until, receiver);
}

class WebSocketStream implements EventStream {
  private readonly socket: WebSocket;
  private readonly deadline: NodeJS.Timeout;
  private pings: NodeJS.Timeout | undefined;
  private isHeard = true;
  private isPaused = false;
  private isUnderWay = false;
  private hasEnded = false;

  constructor(
    private readonly name: string,
    private readonly connection: SubgraphConnection,
    private readonly question: StreamQuestion,
    private readonly caller: Caller,
    private readonly until: Date,
    private readonly receiver: EventReceiver,
  ) {
    const milliseconds = connection.deadlineMilliseconds ?? DEADLINE_MILLISECONDS;
    const { url, options } = addressOf(connection, caller);
    this.socket = new WebSocket(url, PROTOCOL, options);
    this.deadline = setTimeout(
      () => this.fail('SUBGRAPH_TIMEOUT', `no stream within ${milliseconds} ms`),
      milliseconds,
    );
    this.socket.on('open', () => this.send({ type: 'connection_init' }));
    this.socket.on('message', (data) => this.read(data));
    this.socket.on('pong', () => (this.isHeard = true));
    this.socket.on('ping', () => (this.isHeard = true));
    this.socket.on('error', (cause) => this.broken(cause));
    this.socket.on('close', () => this.broken());
  }

  pause(): void {
    this.isPaused = true;
    this.socket.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.isHeard = true;
    this.socket.resume();
  }

  close(): void {
    if (!this.end()) return;
    if (this.isUnderWay) this.send({ id: ID, type: 'complete' });
    this.leave();
  }

  private read(data: RawData): void {
    if (this.hasEnded) return;
    this.isHeard = true;
    try {
      const message = JSON.parse((data as Buffer).toString('utf8')) as unknown;
      if (typeof message !== 'object' || message === null) throw new Error('not an object');
      this.heard(message as Message);
    } catch (cause) {
      if (cause instanceof SubgraphError) this.finish(cause);
      else this.fail('SUBGRAPH_INVALID_ANSWER', 'a message that cannot be read', cause);
    }
  }

  private heard({ type, id, payload }: Message): void {
    if (type === 'ping') this.send({ type: 'pong' });
    else if (type === 'connection_ack') this.ask();
    else if (type === 'pong') return;
    else if (id !== ID || !this.isUnderWay)
      this.fail('SUBGRAPH_INVALID_ANSWER', 'a message out of turn');
    else if (type === 'next') this.receiver.event(answerOf(this.name, payload));
    else if (type === 'complete') this.finish(null);
    else if (type === 'error') this.finish(errorsOf(this.name, payload));
    else this.fail('SUBGRAPH_INVALID_ANSWER', 'a message of no known type');
  }

  private ask(): void {
    if (this.isUnderWay) return this.fail('SUBGRAPH_INVALID_ANSWER', 'acknowledged twice');
    clearTimeout(this.deadline);
    this.isUnderWay = true;
    this.pings = setInterval(() => this.lookAfter(), PING_MILLISECONDS);
    this.pings.unref();
    const { query, operationName, variables } = this.question;
    const until = this.until.toISOString();
    const question = { query, operationName, variables, until };
    const extensions = this.connection.credentials?.subscription(question, this.caller.actor);
    const payload = { query, operationName, variables, extensions };
    this.send({ id: ID, type: 'subscribe', payload });
  }

  private lookAfter(): void {
    if (this.isPaused) return;
    if (!this.isHeard) return this.fail('SUBSCRIPTION_INTERRUPTED', 'silent');
    this.isHeard = false;
    this.socket.ping();
  }

  private broken(cause?: unknown): void {
    if (isTooLong(cause)) this.fail('SUBGRAPH_INVALID_ANSWER', 'a message too long', cause);
    else if (this.isUnderWay) this.fail('SUBSCRIPTION_INTERRUPTED', 'the connection ended', cause);
    else this.fail('SUBGRAPH_UNAVAILABLE', 'cannot be followed', cause);
  }

  private fail(code: ConstructorParameters<typeof SubgraphError>[0], why: string, cause?: unknown) {
    this.finish(new SubgraphError(code, this.name, why, cause));
  }

  private finish(end: Parameters<EventReceiver['ended']>[0]): void {
    if (!this.end()) return;
    this.leave();
    this.receiver.ended(end);
  }

  private end(): boolean {
    if (this.hasEnded) return false;
    this.hasEnded = true;
    clearTimeout(this.deadline);
    clearInterval(this.pings);
    return true;
  }

  /** Also a subgraph that reads nothing is left at once. */
  private leave(): void {
    if (this.isPaused) this.socket.resume();
    if (this.socket.readyState === WebSocket.OPEN) this.socket.close(1000);
    else this.socket.terminate();
    const { socket } = this;
    const hard = setTimeout(() => socket.terminate(), CONNECT_MILLISECONDS);
    hard.unref();
    socket.once('close', () => clearTimeout(hard));
  }

  private send(message: object): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}

interface Message {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly payload?: unknown;
}

function addressOf({ url, socket, credentials, answerLimit }: SubgraphConnection, caller: Caller) {
  const { host, pathname: path, protocol } = new URL(url);
  const options: ClientOptions = {
    followRedirects: false,
    perMessageDeflate: false,
    handshakeTimeout: CONNECT_MILLISECONDS,
    maxPayload: Math.min(answerLimit ?? MESSAGE_LIMIT, MESSAGE_LIMIT),
    headers: {
      'accept-language': caller.language,
      traceparent: caller.traceparent,
      ...credentials?.request({ method: 'GET', path, body: '', actor: null }),
    },
    ...(socket !== null && { createConnection: () => connect(socket) }),
  };
  return { url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${path}`, options };
}

function isTooLong(cause: unknown): boolean {
  return (cause as { code?: unknown } | undefined)?.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}
