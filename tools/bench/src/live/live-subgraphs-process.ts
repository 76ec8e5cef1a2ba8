import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { listenAnywhere, serveSchema } from '../workloads/federation/shop/serve-schema';
import type { SourceJob, SourceReport } from './live-job';
import { areaOf, nowMicroseconds } from './live-job';
import { liveSchema } from './live-subgraphs';
import { CLOSE, FrameReader, frameOf, PING, PONG, TEXT } from './web-socket-frames';

/*
 * The process of the two subgraphs: `news` tells everybody who subscribed the same events at a given pace, `places`
 * answers what the events' areas are called. Neither is what is measured, so nothing is verified and `news` writes
 * its messages by hand. It says where they listen, and answers one job after the other.
 */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const MICROSECONDS = 1_000_000;

const listening = new Set<Socket>();
let requests = 0;

async function main(): Promise<void> {
  const news = serveSchema(liveSchema('news'), () => undefined);
  news.on('upgrade', accept);
  const places = serveSchema(liveSchema('places'), () => (requests += 1));
  const urls = { news: await listenAnywhere(news), places: await listenAnywhere(places) };
  process.on('message', (job: SourceJob) => {
    void run(job).then(() => {
      process.send?.({ streams: listening.size, requests } satisfies SourceReport);
    });
  });
  process.send?.({ urls });
}

/** Speaks `graphql-transport-ws` with a gateway that asks for one subscription on each connection. */
function accept(request: IncomingMessage, socket: Socket): void {
  const key = `${request.headers['sec-websocket-key']}${GUID}`;
  socket.setNoDelay(true);
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n' +
      'sec-websocket-protocol: graphql-transport-ws\r\n' +
      `sec-websocket-accept: ${createHash('sha1').update(key).digest('base64')}\r\n\r\n`,
  );
  const leave = () => {
    listening.delete(socket);
    socket.destroy();
  };
  const reader = new FrameReader(({ opcode, payload }) => {
    if (opcode === PING) socket.write(frameOf(PONG, payload.toString(), false));
    else if (opcode === CLOSE) leave();
    else if (opcode === TEXT) heard(payload, socket);
  });
  socket.on('data', (piece) => reader.push(piece));
  socket.on('error', leave);
  socket.on('close', leave);
}

function heard(message: Buffer, socket: Socket): void {
  const { type } = JSON.parse(message.toString()) as { type?: string };
  if (type === 'connection_init') socket.write(frameOf(TEXT, '{"type":"connection_ack"}', false));
  else if (type === 'subscribe') listening.add(socket);
  else if (type === 'complete') listening.delete(socket);
}

async function run(job: SourceJob): Promise<void> {
  if (job.kind === 'count') return;
  if (job.kind === 'rouse') return tell(0);
  const began = nowMicroseconds();
  let told = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setInterval(() => {
    const due = ((nowMicroseconds() - began) * job.perSecond) / MICROSECONDS;
    while (told < Math.min(due, job.events)) tell((told += 1));
    if (told === job.events) resolve();
  }, 1);
  await promise;
  clearInterval(timer);
}

function tell(number: number): void {
  const { code } = areaOf(number);
  const told = { number, at: nowMicroseconds(), area: { __typename: 'Area', code } };
  const message = JSON.stringify({ id: '1', type: 'next', payload: { data: { told } } });
  const frame = frameOf(TEXT, message, false);
  for (const socket of listening) socket.write(frame);
}

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
void main();
