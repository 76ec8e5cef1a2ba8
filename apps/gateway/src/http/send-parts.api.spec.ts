import { createServer, get } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendParts } from './send-parts';

/** More than the buffers of both ends hold. */
const LONG = 'a'.repeat(16 * 1_048_576);

/** One answer in parts to a client that has not begun to read, and how many parts were asked for. */
async function sending(texts: readonly string[]) {
  const deadline = new AbortController();
  const begun = Promise.withResolvers<ServerResponse>();
  const over = Promise.withResolvers<void>();
  let asked = 0;
  let isEnded = false;
  const rest: AsyncIterableIterator<string, undefined> = {
    async next() {
      const value = texts[asked];
      asked += 1;
      return value === undefined ? { done: true, value } : { done: false, value };
    },
    async return() {
      isEnded = true;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  const server = createServer((_request, response) => {
    begun.resolve(response);
    const answer = { status: 200, headers: {}, body: LONG, rest };
    sendParts(response, answer, 'trace', deadline.signal).then(over.resolve, over.reject);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((resolve) => {
    get({ port, host: '127.0.0.1' }, resolve);
  });
  await begun.promise;
  return {
    response,
    deadline,
    over: over.promise,
    asked: () => asked,
    isEnded: () => isEnded,
    async [Symbol.asyncDispose]() {
      response.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

describe('sending an answer in parts', () => {
  it('makes no part before the client has room for it', async () => {
    await using sent = await sending(['b', 'c']);
    expect(sent.asked()).toBe(0);
    let length = 0;
    let end = '';
    for await (const chunk of sent.response) {
      length += (chunk as Buffer).length;
      end = (chunk as Buffer).toString().slice(-2);
    }
    await sent.over;
    expect(length).toBe(LONG.length + 2);
    expect(end.endsWith('c')).toBe(true);
    expect(sent.isEnded()).toBe(true);
  });

  it('lets go of a client that has no room at the deadline, and of the rest with it', async () => {
    await using sent = await sending(['b']);
    sent.deadline.abort();
    await sent.over;
    expect(sent.asked()).toBe(0);
    expect(sent.isEnded()).toBe(true);
  });

  it('ends the rest when the client goes away', async () => {
    await using sent = await sending(['b']);
    sent.response.destroy();
    await sent.over;
    expect(sent.isEnded()).toBe(true);
  });
});
