import { once } from 'node:events';
import { ANONYMOUS } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { ok } from '@gezhi/kernel';
import { listen } from '@gezhi/server';
import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type {} from './serve-live';
import { startTestGateway } from '../testing/test-gateway.testing';
import type { TestGatewayOptions } from '../testing/test-gateway.testing';

const FOLLOW = `subscription Follow($after: String) {
  told(after: $after) { cursor area { name eventCount } }
}`;
const told = (cursor: string) => ({
  data: { told: { cursor, area: { name: '秦虹街道', eventCount: 3 } } },
});
const area = { code: '320104001', name: '秦虹街道' };
const clerk: Actor = { ...ANONYMOUS, subject: 'clerk', roles: ['RESIDENT'], areas: ['320104'] };

interface Closed {
  readonly code: number;
  readonly reason: string;
}

async function startLive(options: TestGatewayOptions = {}) {
  const graph = await startTestGateway(options);
  const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
  const clients: Client[] = [];
  return {
    ...graph,
    address,
    client(connectionParams: Record<string, unknown> = {}) {
      const closed = Promise.withResolvers<Closed>();
      const client = createClient({
        url: `${address.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams,
        on: { closed: (event) => closed.resolve(event as Closed) },
      });
      clients.push(client);
      const follow = (query = FOLLOW, variables: Record<string, unknown> = {}) =>
        client.iterate({ query, variables }) as AsyncIterableIterator<ExecutionResult>;
      return { follow, closed: closed.promise, dispose: () => client.dispose() };
    },
    stream: (body: object, headers: Record<string, string> = {}, signal?: AbortSignal) =>
      fetch(`${address}/graphql`, {
        method: 'POST',
        signal,
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify(body),
      }),
    tell: (note?: string) => graph.grid.feed.tell(area, note),
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.dispose()));
      await graph[Symbol.asyncDispose]();
    },
  };
}

const next = async (stream: AsyncIterator<ExecutionResult>) =>
  (await stream.next()).value as unknown;

async function refusedCode(stream: AsyncIterator<ExecutionResult>): Promise<unknown> {
  const errors = await stream.next().then(
    ({ value }) => (value as ExecutionResult).errors,
    (error: unknown) => error,
  );
  return (errors as { extensions: { code: string } }[])[0]?.extensions.code;
}

/** Reads a stream of events until it holds a text. */
async function readUntil(response: Response, text: string): Promise<string> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let all = '';
  while (!all.includes(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    all += decoder.decode(value, { stream: true });
  }
  return all;
}

describe('following over WebSocket', () => {
  it('tells each event with fields of several departments, after a cursor or from now on', async () => {
    await using live = await startLive();
    live.tell();
    const { follow } = live.client();
    const resumed = follow(FOLLOW, { after: '0' });
    expect(await next(resumed)).toEqual(told('1'));
    const fresh = follow();
    await live.grid.streams.underWay(2);
    live.tell();
    expect(await next(resumed)).toEqual(told('2'));
    expect(await next(fresh)).toEqual(told('2'));
  });

  it('ends the work of the department when the client goes, however it goes', async () => {
    await using live = await startLive();
    const { follow, dispose } = live.client();
    const stream = follow();
    void stream.next();
    void follow('subscription { told { note } }').next();
    await live.grid.streams.underWay(2);
    await stream.return?.();
    await live.grid.streams.underWay(1);
    await dispose();
    await live.grid.streams.underWay(0);
  });

  it('is for the caller of the token', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    await using live = await startLive({
      verifyToken: async () =>
        ok({ actor: clerk, kind: 'PERSON', ignored: [], expiresAt: tomorrow }),
    });
    const { follow } = live.client({ authorization: 'Bearer of.the.token' });
    void follow().next();
    await live.grid.streams.underWay(1);
    expect(live.grid.streams.opened).toMatchObject([{ actor: clerk }]);
    const [{ until } = { until: '' }] = live.grid.streams.opened;
    expect(new Date(until).getTime() - tomorrow.getTime()).toBeLessThan(900_000);
  });

  it('ends with the token, and says so', async () => {
    const expiresAt = new Date(Date.now() + 400);
    await using live = await startLive({
      verifyToken: async () => ok({ actor: clerk, kind: 'PERSON', ignored: [], expiresAt }),
    });
    const { follow, closed } = live.client({ authorization: 'Bearer of.the.token' });
    void follow()
      .next()
      .catch(() => undefined);
    const { code, reason } = await closed;
    const told = { code: 'UNAUTHENTICATED', reason: 'EXPIRED' };
    expect([code, JSON.parse(reason)]).toEqual([4403, told]);
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    await live.grid.streams.underWay(0);
  });

  it('refuses a token that is not believed, and takes it for none of nobody', async () => {
    await using live = await startLive();
    for (const authorization of ['Bearer forged.by.me', 'Basic x', 7]) {
      const { follow, closed } = live.client({ authorization });
      await expect(follow().next()).rejects.toMatchObject({ code: 4403 });
      expect(JSON.parse((await closed).reason)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(live.grid.streams.opened).toEqual([]);
  });

  it('keeps field rules: what a caller may not have is never asked', async () => {
    await using live = await startLive();
    const { follow } = live.client();
    expect(await refusedCode(follow('subscription { hushed { cursor } }'))).toBe(
      'UNAUTHORIZED_FIELD_OR_TYPE',
    );
    expect(live.grid.streams.opened).toEqual([]);
    const part = follow('subscription { told(after: "0") { cursor area { board eventCount } } }');
    live.tell();
    expect(await next(part)).toMatchObject({
      data: { told: { cursor: '1', area: { board: null, eventCount: 3 } } },
      errors: [
        {
          path: ['told', 'area', 'board'],
          extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', traceId: expect.any(String) },
        },
      ],
    });
    expect(live.events.calls.join()).not.toContain('board');
  });

  it('keeps the limits of any operation, and its own', async () => {
    await using live = await startLive({ limits: { depth: 2 }, streams: { perConnection: 2 } });
    const { follow } = live.client();
    expect(await refusedCode(follow())).toBe('OPERATION_TOO_DEEP');
    expect(await refusedCode(follow('subscription { nothing }'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await refusedCode(follow('subscription { told {'))).toBe('GRAPHQL_PARSE_FAILED');
    expect(await refusedCode(follow('{ me }'))).toBe('ONLY_SUBSCRIPTIONS_LIVE');
    const small = 'subscription { told { cursor } }';
    const streams = [follow(small), follow(small)];
    for (const stream of streams) void stream.next();
    await live.grid.streams.underWay(1);
    expect(await refusedCode(follow(small))).toBe('TOO_MANY_SUBSCRIPTIONS');
  });

  it('lets a caller follow no more over many connections', async () => {
    await using live = await startLive({ streams: { perCaller: 1 } });
    void live.client().follow().next();
    await live.grid.streams.underWay(1);
    expect(await refusedCode(live.client().follow())).toBe('TOO_MANY_SUBSCRIPTIONS');
  });

  it('asks a department once for many who have the same rights', async () => {
    await using live = await startLive();
    const streams = [1, 2, 3].map(() => live.client().follow());
    const first = streams.map((stream) => next(stream));
    await live.grid.streams.underWay(1);
    while (live.gateway.followers() < 3) await new Promise(setImmediate);
    live.tell();
    expect(await Promise.race(first)).toEqual(told('1'));
    expect(live.grid.streams.opened).toHaveLength(1);
  });

  it('tells that a department is gone, and goes on after the cursor when it is back', async () => {
    await using live = await startLive();
    const { follow } = live.client();
    const stream = follow();
    const first = next(stream);
    await live.grid.streams.underWay(1);
    live.tell();
    expect(await first).toEqual(told('1'));
    await live.grid.stop();
    live.tell();
    expect(await refusedCode(stream)).toBe('SUBSCRIPTION_INTERRUPTED');
    expect(await refusedCode(follow(FOLLOW, { after: '1' }))).toBe('SUBGRAPH_UNAVAILABLE');
    await live.grid.restart();
    expect(await next(follow(FOLLOW, { after: '1' }))).toEqual(told('2'));
  });

  it('tells everybody to come back, each at another time, when the gateway stops', async () => {
    await using live = await startLive();
    const clients = [live.client(), live.client()];
    for (const { follow } of clients)
      void follow()
        .next()
        .catch(() => undefined);
    await live.grid.streams.underWay(1);
    while (live.gateway.followers() < 2) await new Promise(setImmediate);
    const stopped = live.gateway.close();
    for (const { closed } of clients) {
      const { code, reason } = await closed;
      expect(code).toBe(1012);
      expect(JSON.parse(reason)).toEqual({
        code: 'COME_BACK',
        afterMilliseconds: expect.any(Number),
      });
    }
    await stopped;
    await live.grid.streams.underWay(0);
  });

  it('refuses other addresses, messages that are too long, and who never says a word', async () => {
    await using live = await startLive();
    const ws = live.address.replace('http', 'ws');
    const elsewhere = new WebSocket(`${ws}/elsewhere`, 'graphql-transport-ws');
    const [error] = (await once(elsewhere, 'error')) as [Error];
    expect(error.message).toContain('404');
    const loud = new WebSocket(`${ws}/graphql`, 'graphql-transport-ws');
    await once(loud, 'open');
    loud.send('x'.repeat(300_000));
    const [code] = (await once(loud, 'close')) as [number];
    expect(code).toBe(1009);
  });
});

describe('following as a stream of events', () => {
  const body = { query: FOLLOW, variables: { after: '0' } };

  it('tells each event, and ends the work when the client goes', async () => {
    await using live = await startLive();
    const away = new AbortController();
    const response = await live.stream(body, {}, away.signal);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    live.tell();
    const text = await readUntil(response, '\n\n');
    expect(text).toBe(`event: next\ndata: ${JSON.stringify(told('1'))}\n\n`);
    away.abort();
    await live.grid.streams.underWay(0);
  });

  it('may be asked by GET', async () => {
    await using live = await startLive();
    live.tell();
    const query = encodeURIComponent('subscription { told(after: "0") { cursor } }');
    const url = `${live.address}/graphql?query=${query}`;
    const away = new AbortController();
    const headers = { accept: 'text/event-stream' };
    const response = await fetch(url, { headers, signal: away.signal });
    expect(await readUntil(response, '\n\n')).toContain('"cursor":"1"');
    away.abort();
    const change = encodeURIComponent('mutation { closeEvent }');
    const refused = await fetch(`${live.address}/graphql?query=${change}`, { headers });
    expect(refused.status).toBe(405);
  });

  it('answers a query as a stream of one', async () => {
    await using live = await startLive();
    const response = await live.stream({ query: '{ me }' });
    expect(await response.text()).toBe(
      'event: next\ndata: {"data":{"me":"anonymous"}}\n\nevent: complete\ndata:\n\n',
    );
  });

  it('refuses with a status before it has begun', async () => {
    await using live = await startLive();
    const forged = await live.stream(body, { authorization: 'Bearer forged.by.me' });
    expect(forged.status).toBe(401);
    const unknown = await live.stream({ query: 'subscription { nothing }' });
    expect(unknown.status).toBe(400);
  });

  it('needs a client that takes streams', async () => {
    await using live = await startLive();
    const answer = await live.ask(FOLLOW);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([
      400,
      'SUBSCRIPTION_NEEDS_STREAM',
    ]);
  });

  it('ends with the token, and with the gateway, and says when to come back', async () => {
    const expiresAt = new Date(Date.now() + 400);
    await using live = await startLive({
      verifyToken: async () => ok({ actor: clerk, kind: 'PERSON', ignored: [], expiresAt }),
    });
    const ended = await live.stream(body, { authorization: 'Bearer of.the.token' });
    const text = await readUntil(ended, 'event: complete');
    expect(text).toContain('"code":"UNAUTHENTICATED"');
    const other = await live.stream(body);
    await live.grid.streams.underWay(1);
    const stopped = live.gateway.close();
    const last = await readUntil(other, 'event: complete');
    expect(last).toMatch(/retry: \d+\nevent: next\ndata: .*"code":"COME_BACK"/);
    await stopped;
  });
});
