import type { ExecutionResult } from 'graphql';
import type { WebSocket } from 'ws';
import { follow, startLiveDepartments } from '../testing/live-departments.testing';

const FOLLOW = 'subscription { told { cursor note area { name } } }';

/** Speaks the protocol up to the subscription, and then says what the test wants said. */
const saying =
  (...messages: (string | Buffer)[]) =>
  (socket: WebSocket) => {
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const { type } = JSON.parse((data as Buffer).toString()) as { type: string };
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (type === 'subscribe') messages.forEach((each) => socket.send(each));
    });
  };

const nextOf = (payload: unknown) => JSON.stringify({ id: '1', type: 'next', payload });

async function firstOf(serve: (socket: WebSocket) => void, settings = {}) {
  const live = await startLiveDepartments({ connection: settings });
  await using _ending = live;
  live.grid.streams.serveWith(serve);
  const stream = await follow(live.graph, FOLLOW);
  const { value } = (await stream.next()) as { value: ExecutionResult };
  return { value, codes: value.errors?.map(({ extensions }) => extensions.code), stream };
}

const INVALID = 'SUBGRAPH_INVALID_ANSWER';

describe('a hostile subgraph that is followed', () => {
  it.each<[string, string | Buffer]>([
    ['something that is not JSON', 'next!'],
    ['JSON that is no message', '7'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00])],
    ['a message of no type', '{"id":"1"}'],
    ['a message of a type nobody knows', '{"id":"1","type":"shout"}'],
    ['an event of a subscription nobody has', '{"id":"2","type":"next","payload":{"data":{}}}'],
    ['an event that is no answer', nextOf(7)],
    ['an event without data and errors', nextOf({})],
    ['a list as data', nextOf({ data: [] })],
    ['errors that are none', nextOf({ data: null, errors: [1] })],
    ['a second acknowledgement', '{"type":"connection_ack"}'],
    ['an error that is no list', '{"id":"1","type":"error","payload":{"message":"x"}}'],
  ])('and says %s is left, with a code', async (_what, message) => {
    const { codes, stream } = await firstOf(saying(message));
    expect(codes).toEqual([INVALID]);
    expect((await stream.next()).done).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a text for the object', { told: 'x' }],
    ['a list for the object', { told: [{ cursor: '1', area: { code: '1', name: 'x' } }] }],
    ['a number for a text', { told: { cursor: '1', note: {}, area: { code: '1', name: 'x' } } }],
    ['null where none may be', { told: { cursor: null, area: { code: '1', name: 'x' } } }],
  ])('and gives %s loses that event, not the stream', async (_what, data) => {
    const good = { told: { cursor: '2', note: 'n', area: { code: '1', name: 'x' } } };
    const live = await startLiveDepartments();
    await using _ending = live;
    live.grid.streams.serveWith(saying(nextOf({ data }), nextOf({ data: good })));
    const stream = await follow(live.graph, FOLLOW);
    const { value } = (await stream.next()) as { value: ExecutionResult };
    expect(value.errors?.map(({ extensions }) => extensions.code)).toEqual([INVALID]);
    const { value: second } = (await stream.next()) as { value: ExecutionResult };
    expect(second).toEqual({ data: { told: { cursor: '2', note: 'n', area: { name: 'x' } } } });
    await stream.return?.();
  });

  it('and sends a message longer than any event is left before it is read', async () => {
    const long = nextOf({ data: { told: { note: 'x'.repeat(1_000_000) } } });
    const { codes } = await firstOf(saying(long), { answerLimit: 100_000 });
    expect(codes).toEqual([INVALID]);
  });

  it('and never acknowledges is left at the deadline', async () => {
    const { codes } = await firstOf(() => undefined, { deadlineMilliseconds: 100 });
    expect(codes).toEqual(['SUBGRAPH_TIMEOUT']);
  });

  it('and closes at once, or in the middle, says by that when to come back', async () => {
    const { codes } = await firstOf((socket) => socket.close(1011));
    expect(codes).toEqual(['SUBGRAPH_UNAVAILABLE']);
    const broken = await firstOf((socket) => {
      saying()(socket);
      socket.on('message', (data) => {
        if ((data as Buffer).toString().includes('"subscribe"')) socket.terminate();
      });
    });
    expect(broken.codes).toEqual(['SUBSCRIPTION_INTERRUPTED']);
  });

  it('and refuses the gateway is taken for one that is away, not the caller for a stranger', async () => {
    const refusal = [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }];
    const { codes } = await firstOf(
      saying(JSON.stringify({ id: '1', type: 'error', payload: refusal })),
    );
    expect(codes).toEqual(['SUBGRAPH_UNAVAILABLE']);
  });

  it('and pings without end is answered, and told on', async () => {
    const good = { told: { cursor: '1', note: null, area: { code: '1', name: 'x' } } };
    const pings = Array.from({ length: 100 }, () => '{"type":"ping"}');
    const { value } = await firstOf(saying(...pings, nextOf({ data: good })));
    expect(value.data).toMatchObject({ told: { cursor: '1' } });
  });
});
