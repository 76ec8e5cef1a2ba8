import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { GraphQLError } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { WebSocket, WebSocketServer } from 'ws';
import type { Followed } from './follow-operation';
import { tellDirectly } from './tell-directly';

/** A stream of given results that knows how many were taken from it, and whether it was ended. */
function streamOf(results: readonly ExecutionResult[]) {
  const state = { taken: 0, ended: false };
  const stream: Followed = {
    async next() {
      const value = results[state.taken];
      if (value === undefined) return { done: true, value: undefined };
      state.taken += 1;
      return { done: false, value };
    },
    async return() {
      state.ended = true;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return { stream, state };
}

/** Two ends of one connection. */
async function connected() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[WebSocket]>;
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(client, 'open');
  const messages: string[] = [];
  client.on('message', (data) => messages.push(String(data)));
  const [own] = await accepted;
  return {
    own,
    client,
    messages,
    async [Symbol.asyncDispose]() {
      client.terminate();
      own.terminate();
      await new Promise((done) => server.close(done));
    },
  };
}

describe('What is told over a WebSocket', () => {
  it('goes out as the protocol has it, and what has errors is left to the protocol’s library', async () => {
    await using pair = await connected();
    const failed = { errors: [new GraphQLError('No.')], data: { n: null } };
    const { stream, state } = streamOf([{ data: { n: 1 } }, { data: { n: 2 } }, failed]);
    const told = tellDirectly(stream, 'a "quoted" id', pair.own);
    expect(await told.next()).toEqual({ done: false, value: failed });
    expect(await told.next()).toEqual({ done: true, value: undefined });
    while (pair.messages.length < 2) await once(pair.client, 'message');
    const message = (n: number) => ({
      id: 'a "quoted" id',
      type: 'next',
      payload: { data: { n } },
    });
    expect(pair.messages.map((text) => JSON.parse(text) as unknown)).toEqual([1, 2].map(message));
    await told.return(undefined);
    expect(state.ended).toBe(true);
  });

  it('waits for a client that does not read, and goes on when it does', async () => {
    await using pair = await connected();
    const megabyte = 'x'.repeat(1_048_576);
    const results = Array.from({ length: 30 }, (_, n) => ({ data: { n, megabyte } }));
    const { stream, state } = streamOf(results);
    pair.client.pause();
    const told = tellDirectly(stream, '1', pair.own).next();
    while (pair.own.bufferedAmount < megabyte.length) await new Promise(setImmediate);
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    const takenMeanwhile = state.taken;
    expect(takenMeanwhile).toBeLessThan(20);
    expect(pair.own.bufferedAmount).toBeLessThan(3 * megabyte.length);
    pair.client.resume();
    await told;
    expect(state.taken).toBe(30);
  });
});
