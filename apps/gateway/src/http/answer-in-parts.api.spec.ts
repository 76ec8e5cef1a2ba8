import type { ServerResponse } from 'node:http';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { ANONYMOUS } from '@gezhi/identity';
import { ok } from '@gezhi/kernel';
import { listen } from '@gezhi/server';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { FollowedResult } from '../live/followed-result';
import { startTestGateway } from '../testing/test-gateway.testing';

const AREA = { code: '320104001', name: '秦虹街道' };
const TEXT = '{ areas { name ... @defer(label: "events") { eventCount } } }';
const ACCEPT = 'multipart/mixed;deferSpec=20220824, application/json';
const BEGINNING = { data: { areas: [{ name: AREA.name }] }, hasNext: true };
const REST = {
  incremental: [{ data: { eventCount: 3 }, path: ['areas', 0], label: 'events' }],
  hasNext: false,
};

describe('answers in parts over HTTP', () => {
  let graph: Awaited<ReturnType<typeof startTestGateway>>;
  let address: string;
  let resident: { authorization: string };

  beforeAll(async () => {
    graph = await startTestGateway({ limits: { depth: 8 } });
    address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    resident = await graph.signIn('resident');
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  function post(query: string, headers: object = {}, more: object = {}) {
    return fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: ACCEPT, ...headers },
      body: JSON.stringify({ query, ...more }),
    });
  }

  /** The parts of an answer, read as far as asked. */
  function partsOf(response: Response) {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      /** Reads until so many parts are whole. */
      async read(count: number): Promise<FollowedResult[]> {
        for (;;) {
          const whole = text.split('\r\n---').slice(1);
          if (whole.length > count) return whole.slice(0, count).map(jsonOf);
          const { done, value } = await reader.read();
          if (done) throw new Error(`It ended with ${text}`);
          text += value;
        }
      },
      async readAll(): Promise<FollowedResult[]> {
        for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
          text += chunk.value;
        expect(text.endsWith('\r\n-----\r\n')).toBe(true);
        return text.slice(0, -'--\r\n'.length).split('\r\n---').slice(1, -1).map(jsonOf);
      },
    };
  }

  function jsonOf(part: string): FollowedResult {
    expect(part).toMatch(/^\r\ncontent-type: application\/json; charset=utf-8\r\n\r\n\{/);
    return JSON.parse(part.slice(part.indexOf('{'))) as FollowedResult;
  }

  /** Holds the next question to a department until the test answers it. */
  function hold(department: 'grid' | 'events') {
    const asked = Promise.withResolvers<ServerResponse>();
    const gone = Promise.withResolvers<void>();
    graph[department].answerNext((request, response) => {
      request.resume();
      request.once('end', () => asked.resolve(response));
      response.once('close', () => gone.resolve());
    });
    return {
      asked: asked.promise,
      gone: gone.promise,
      answer: async (body: object) =>
        void (await asked.promise)
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify(body)),
    };
  }

  it.each([
    ['before fastify sees it', () => resident],
    ['by fastify’s route', () => ({})],
  ])('begins before the other department has answered: %s', async (_way, headers) => {
    const events = hold('events');
    const response = await post(TEXT, headers());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(
      'multipart/mixed; boundary="-"; deferSpec=20220824',
    );
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('traceresponse')).toMatch(/^00-/);
    const parts = partsOf(response);
    expect(await parts.read(1)).toMatchObject([BEGINNING]);
    await events.answer({ data: { _entities: [{ eventCount: 3 }] } });
    expect((await parts.readAll())[1]).toEqual(REST);
  });

  it('gives one answer to who takes no parts, or another dialect of them', async () => {
    for (const accept of [
      'application/json',
      '*/*',
      'multipart/mixed;deferSpec=20991231, application/json',
      'multipart/mixed;subscriptionSpec="1.0", application/json',
      'multipart/mixed;q=0, application/json',
    ]) {
      const response = await post(TEXT, { accept, ...resident });
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toMatchObject({
        data: { areas: [{ name: AREA.name, eventCount: 3 }] },
      });
    }
  });

  it('gives one answer where nothing is deferred, and where nothing of it is there', async () => {
    const plain = await post('{ areas { name } }', resident);
    expect(await plain.json()).toMatchObject({ data: { areas: [{ name: AREA.name }] } });
    const none = await post('{ unknown { name ... @defer { eventCount } } }', {
      ...resident,
      accept: 'multipart/mixed',
    });
    expect(none.headers.get('content-type')).toContain('application/json');
    expect(await none.json()).toMatchObject({ data: { unknown: null } });
  });

  it('is understood by a published client, that of the IDE', async () => {
    const fetcher = createGraphiQLFetcher({
      url: `${address}/graphql`,
      headers: resident,
      enableIncrementalDelivery: true,
      fetch,
    });
    const seen: unknown[] = [];
    const results = (await fetcher({ query: TEXT, operationName: undefined })) as AsyncIterable<
      FollowedResult | FollowedResult[]
    >;
    for await (const result of results) seen.push(...[result].flat());
    expect(seen).toMatchObject([BEGINNING, REST]);
  });

  it('tells a failure where it belongs, masked and coded as anywhere', async () => {
    const events = hold('events');
    const parts = partsOf(await post(TEXT, resident));
    await events.answer({
      data: { _entities: [{ eventCount: null }] },
      errors: [{ message: 'password: hush', path: ['_entities', 0, 'eventCount'] }],
    });
    const [beginning, rest] = await parts.readAll();
    expect(beginning?.errors).toBeUndefined();
    expect(rest?.incremental?.[0]).toMatchObject({
      data: { eventCount: null },
      errors: [
        {
          path: ['areas', 0, 'eventCount'],
          extensions: {
            code: 'INTERNAL_SERVER_ERROR',
            traceId: expect.stringMatching(/^[0-9a-f]+$/),
          },
        },
      ],
    });
    expect(JSON.stringify(rest)).not.toContain('hush');
  });

  it('refuses fields in a part as anywhere, and asks no department for them', async () => {
    graph.events.calls.length = 0;
    const parts = partsOf(
      await post('{ areas { name ... @defer { board eventCount } } }', resident),
    );
    const [beginning, rest] = await parts.readAll();
    expect(beginning).toMatchObject(BEGINNING);
    expect(rest).toMatchObject({
      hasNext: false,
      incremental: [
        {
          data: { board: null, eventCount: 3 },
          path: ['areas', 0],
          errors: [
            {
              path: ['areas', 0, 'board'],
              extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate: 'Area.board' },
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(rest)).not.toContain('hushed');
    expect(graph.events.calls.join('\n')).not.toContain('board');
  });

  it('counts what is deferred as what is not', async () => {
    const deep = (text: string) => `{ areas { ... @defer { children ${text} } } }`;
    const nested = deep(
      '{ children { children { children { children { children { children { name } } } } } } }',
    );
    const response = await post(nested, resident);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_DEEP' } }],
    });
    const cost = async (text: string) => {
      const answer = await post(text, {
        ...resident,
        accept: 'application/json',
        'gezhi-cost': '1',
      });
      return ((await answer.json()) as { extensions: { cost: object } }).extensions.cost;
    };
    expect(await cost(TEXT)).toEqual(await cost('{ areas { name eventCount } }'));
  });

  it.each([
    ['GRAPHQL_VALIDATION_FAILED', 'mutation { ... @defer { rename(name: "a") { code } } }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ areas @defer { name } }'],
    [
      'GRAPHQL_VALIDATION_FAILED',
      '{ areas { ... @defer(label: "a") { name } ... @defer(label: "a") { code } } }',
    ],
    [
      'DEFER_IN_SUBSCRIPTION',
      'subscription { told { ...T } } fragment T on Told { ... @defer { note } }',
    ],
  ])('refuses with %s what cannot be deferred: %s', async (code, text) => {
    const accept = 'multipart/mixed, application/graphql-response+json';
    const response = await post(text, { ...resident, accept });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('answers a change at once and what is read of it later', async () => {
    const parts = partsOf(
      await post('mutation { rename(name: "新名") { name ... @defer { eventCount } } }', resident),
    );
    expect(await parts.readAll()).toMatchObject([
      { data: { rename: { name: '新名' } }, hasNext: true },
      { incremental: [{ data: { eventCount: 3 }, path: ['rename'] }], hasNext: false },
    ]);
  });

  it('stops the work when the client goes away', async () => {
    const events = hold('events');
    const away = new AbortController();
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      signal: away.signal,
      headers: { 'content-type': 'application/json', accept: ACCEPT, ...resident },
      body: JSON.stringify({ query: TEXT }),
    });
    await partsOf(response).read(1);
    await events.asked;
    away.abort();
    await events.gone;
  });

  it('goes on over the graph it began with, which stays until its end', async () => {
    const { supergraphs } = graph.gateway;
    const events = hold('events');
    const parts = partsOf(await post(TEXT, resident));
    await parts.read(1);
    expect(await supergraphs.offer(`${graph.supergraphSdl}\n# exchanged`)).toBe('SERVED');
    expect(supergraphs.counts.retiring).toBe(1);
    await events.answer({ data: { _entities: [{ eventCount: 3 }] } });
    expect((await parts.readAll())[1]).toEqual(REST);
    while (supergraphs.counts.retiring > 0) await new Promise(setImmediate);
  });

  it('sends the same as events', async () => {
    const response = await post(TEXT, { accept: 'text/event-stream', ...resident });
    const text = await response.text();
    const told = [...text.matchAll(/^event: next\ndata: (.*)$/gm)].map(
      ([, data]) => JSON.parse(data!) as object,
    );
    expect(told).toMatchObject([BEGINNING, REST]);
    expect(text).toContain('event: complete');
  });

  it('sends the same over WebSocket, and nothing else that is no subscription', async () => {
    const client = createClient({
      url: `${address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: resident,
    });
    const told: unknown[] = [];
    for await (const result of client.iterate({ query: TEXT })) told.push(result);
    expect(told).toMatchObject([BEGINNING, REST]);
    await expect(client.iterate({ query: '{ me }' }).next()).rejects.toMatchObject([
      { extensions: { code: 'ONLY_SUBSCRIPTIONS_LIVE' } },
    ]);
    await client.dispose();
  });
});

describe('answers in parts of a gateway that stops', () => {
  it.each(['text/event-stream', ACCEPT])('are told to their end: %s', async (accept) => {
    await using graph = await startTestGateway();
    const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    const asked = Promise.withResolvers<ServerResponse>();
    graph.events.answerNext((request, response) => {
      request.resume().once('end', () => asked.resolve(response));
    });
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: TEXT }),
    });
    const department = await asked.promise;
    const closing = graph.gateway.close();
    await new Promise(setImmediate);
    const answer = JSON.stringify({ data: { _entities: [{ eventCount: 3 }] } });
    department.setHeader('content-type', 'application/json').end(answer);
    const text = await response.text();
    expect(text).toContain(JSON.stringify(REST));
    expect(text).not.toContain('COME_BACK');
    await closing;
  });
});

describe('limits of answers in parts', () => {
  const clerk = { ...ANONYMOUS, subject: 'clerk', roles: ['RESIDENT'], areas: ['320104'] };
  const believed = {
    verifyToken: async () =>
      ok({ actor: clerk, expiresAt: new Date(Date.now() + 3_600_000) }) as never,
  };
  const headers = {
    'content-type': 'application/json',
    accept: ACCEPT,
    authorization: 'Bearer believed',
  };

  it('ends at the deadline of the whole, with a code in what was still to come', async () => {
    await using graph = await startTestGateway({ ...believed, operationMilliseconds: 1_500 });
    const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    const body = JSON.stringify({ query: TEXT });
    const ask = () => fetch(`${address}/graphql`, { method: 'POST', headers, body });
    // Planned before the time that counts.
    await (await ask()).text();
    graph.events.answerNext(() => undefined);
    const response = await ask();
    const text = await response.text();
    expect(text).toContain('"hasNext":true');
    expect(text).toContain('"code":"REQUEST_CANCELLED"');
    expect(text).toContain('"hasNext":false');
    expect(text.endsWith('\r\n-----\r\n')).toBe(true);
  });
});
