import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as httpRequest } from 'node:http';
import { createCallVerifier } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { listen } from '@gezhi/server';
import { startTestGateway } from '../testing/test-gateway.testing';
import type { TestGatewayOptions } from '../testing/test-gateway.testing';

jest.setTimeout(60_000);

const FILES = { prefix: 'files', subgraph: 'grid', bodyLimit: 1_000, milliseconds: 5_000 };

/** A gateway that listens, and the department of grids behind it. */
async function listening(edge: TestGatewayOptions['edge'] = {}) {
  const started = await startTestGateway({ edge: { prefixes: [FILES], ...edge } });
  const url = await listen(started.gateway, { port: 0, host: '127.0.0.1' });
  const secret = 'a-secret-of-the-department-of-grid';
  const verifier = createCallVerifier({
    subgraph: 'grid',
    keys: { k: secret },
    clock: systemClock,
  });

  /** What the department was sent next, whether it believed it, and what it answers. */
  function next(answer: (response: ServerResponse) => void = (response) => response.end('done')) {
    const seen = Promise.withResolvers<{
      readonly actor: Actor | null;
      readonly request: IncomingMessage;
      readonly body: Buffer;
      readonly response: ServerResponse;
    }>();
    started.grid.answerNext((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const { method = '', url: path = '', headers } = request;
        const token = headers['gezhi-call'] as string;
        void verifier.verify({ method, path, body, token }).then((verified) => {
          const actor = verified.ok ? verified.value : null;
          seen.resolve({ actor, request, body, response });
          answer(response);
        });
      });
    });
    return seen.promise;
  }
  return { ...started, url, next };
}

let town: Awaited<ReturnType<typeof listening>>;
beforeAll(async () => void (town = await listening()));
afterAll(() => town?.[Symbol.asyncDispose]());

/** A request as it stands on the wire, nothing normalised. */
function raw(path: string, headers: Record<string, string | string[]> = {}, method = 'GET') {
  const { hostname, port } = new URL(town.url);
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('what is not GraphQL', () => {
  it('reaches its department as it was sent, signed for the verified caller', async () => {
    const seen = town.next((response) => response.writeHead(201).end('{"ok":true}'));
    const authorization = await town.signIn('integrator');
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answered = await fetch(`${town.url}/files/7?ticket=a%20b`, {
      method: 'PUT',
      body: Buffer.from([0, 255, 7]),
      headers: {
        ...authorization,
        'content-type': 'image/png',
        'accept-language': 'zh',
        range: 'bytes=0-1',
        traceparent: `00-${trace}-00f067aa0ba902b7-01`,
      },
    });
    expect([answered.status, await answered.text()]).toEqual([201, '{"ok":true}']);
    const { actor, request, body } = await seen;
    expect(actor?.subject).toBe('demo:integrator');
    expect([request.method, request.url, [...body]]).toEqual([
      'PUT',
      '/files/7?ticket=a%20b',
      [0, 255, 7],
    ]);
    expect(request.headers).toMatchObject({
      'content-type': 'image/png',
      'accept-language': 'zh',
      range: 'bytes=0-1',
      traceparent: expect.stringContaining(trace) as unknown,
    });
  });

  it('of nobody is nobody’s, and a token that is not believed goes no further', async () => {
    const seen = town.next();
    expect((await fetch(`${town.url}/files/7`)).status).toBe(200);
    expect((await seen).actor?.subject).toBe('anonymous');
    const answered = await fetch(`${town.url}/files/7`, {
      headers: { authorization: 'Bearer x.y.z', 'accept-language': 'zh' },
    });
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      401,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answered.json()).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
  });

  it('loses every header that is on no list, in both directions', async () => {
    const seen = town.next((response) =>
      response
        .writeHead(200, {
          'set-cookie': 'a=b',
          'x-powered-by': 'grid',
          'access-control-allow-origin': '*',
          location: 'https://elsewhere.example/',
          traceresponse: 'forged',
          'content-type': 'image/png',
          etag: '"1"',
        })
        .end('png'),
    );
    const answered = await fetch(`${town.url}/files/7`, {
      headers: {
        cookie: 'a=b',
        'gezhi-call': 'forged',
        'x-forwarded-for': '10.0.0.1',
        'x-http-method-override': 'DELETE',
        'proxy-authorization': 'Basic eDp5',
      },
    });
    const { request, actor } = await seen;
    expect(actor?.subject).toBe('anonymous');
    expect(Object.keys(request.headers).sort()).toEqual(
      expect.not.arrayContaining([
        'cookie',
        'x-forwarded-for',
        'x-http-method-override',
        'proxy-authorization',
        'authorization',
        'user-agent',
      ]),
    );
    const headers = Object.fromEntries(answered.headers);
    expect(headers).toMatchObject({
      etag: '"1"',
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining('sandbox') as unknown,
    });
    expect(headers['traceresponse']).not.toBe('forged');
    for (const name of ['set-cookie', 'x-powered-by', 'access-control-allow-origin', 'location'])
      expect(headers).not.toHaveProperty(name);
  });

  it.each([
    '/files/../graphql',
    '/files/./7',
    '/files//7',
    '/files/%2e%2e/graphql',
    '/files/a%2fb',
    '/files/a\\b',
    '/files/.hidden',
    '/files/7;x=1',
    '/files/7?a=%00#x',
  ])('that could be read as another path is refused: %s', async (path) => {
    const answered = await raw(path);
    expect(answered.status).toBe(400);
    expect(JSON.parse(answered.body)).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('is refused with a query longer than any needs', async () => {
    expect((await raw(`/files/7?${'x'.repeat(4_097)}`)).status).toBe(400);
  });

  it('is refused when it is too large, or compressed, and before anybody is asked', async () => {
    const put = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${town.url}/files/7`, { method: 'PUT', body, headers });
    const large = await put('x'.repeat(1_001));
    expect(await large.json()).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    const zipped = await put('x', { 'content-encoding': 'gzip' });
    expect(await zipped.json()).toMatchObject({ status: 415 });
    expect((await fetch(`${town.url}/elsewhere/7`)).status).toBe(404);
  });

  it('streams: the beginning is there before the end is made', async () => {
    const seen = town.next((response) => {
      response.writeHead(206, { 'content-length': '10', 'content-range': 'bytes 0-9/20' });
      response.write('first');
    });
    const answered = await fetch(`${town.url}/files/7`);
    expect(answered.status).toBe(206);
    const reader = answered.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
    (await seen).response.end('/last');
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('/last');
    expect(answered.headers.get('content-length')).toBe('10');
  });

  it('that breaks off on the way is never taken for whole', async () => {
    const seen = town.next((response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('first');
    });
    const answered = await fetch(`${town.url}/files/7`);
    const text = answered.text();
    (await seen).response.destroy();
    await expect(text).rejects.toThrow();
  });

  it('is given up when the client goes away', async () => {
    const seen = town.next((response) => response.writeHead(200).write('first'));
    const client = new AbortController();
    const answered = await fetch(`${town.url}/files/7`, { signal: client.signal });
    const { response } = await seen;
    const closed = once(response, 'close');
    client.abort();
    await expect(answered.text()).rejects.toThrow();
    await closed;
  });

  it('is asked again once when only reading lost its connection', async () => {
    const broken = town.next((response) => void response.destroy());
    const reading = fetch(`${town.url}/files/7`);
    await broken;
    const seen = town.next();
    expect([(await reading).status, (await seen).request.method]).toEqual([200, 'GET']);
    town.next((response) => void response.destroy());
    const writing = await fetch(`${town.url}/files/7`, { method: 'PUT', body: 'x' });
    expect(await writing.json()).toMatchObject({ status: 503, code: 'SUBGRAPH_UNAVAILABLE' });
  });

  it.each([
    [503, 'SUBGRAPH_UNAVAILABLE', { status: 401, headers: { 'www-authenticate': 'gezhi-call' } }],
    [502, 'SUBGRAPH_INVALID_ANSWER', { status: 302, headers: { location: '/graphql' } }],
  ])('answers %i %s to what no client could mend', async (status, code, { headers, ...told }) => {
    town.next((response) => response.writeHead(told.status, headers).end('hush'));
    const answered = await fetch(`${town.url}/files/7`);
    const body = await answered.text();
    expect(JSON.parse(body)).toMatchObject({ status, code, serviceName: 'grid' });
    expect(body).not.toContain('hush');
  });

  it('passes refusals of the department on', async () => {
    const problem = { code: 'NOT_FOUND', status: 404 };
    town.next((response) =>
      response
        .writeHead(404, { 'content-type': 'application/problem+json', 'retry-after': '7' })
        .end(JSON.stringify(problem)),
    );
    const answered = await fetch(`${town.url}/files/7`);
    expect([answered.status, answered.headers.get('retry-after')]).toEqual([404, '7']);
    expect(await answered.json()).toEqual(problem);
  });
});

describe('limits of the edge', () => {
  it('hold back whom the hook holds back, and bodies that together are too large', async () => {
    const asked: object[] = [];
    await using held = await listening({
      bodiesUnderWay: 10,
      admit: (request) => {
        asked.push({ prefix: request.prefix, subject: request.actor.subject });
        return Promise.resolve(asked.length === 1 ? 3 : null);
      },
    });
    const put = (body: string) => fetch(`${held.url}/files/7`, { method: 'PUT', body });
    const first = await put('x');
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await first.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfter: 3 });
    expect(asked).toEqual([{ prefix: 'files', subject: 'anonymous' }]);
    const busy = await put('x'.repeat(11));
    expect(await busy.json()).toMatchObject({ status: 503, code: 'TOO_MANY_UPLOADS' });
    for (let time = 0; time < 3; time += 1) {
      void held.next();
      expect((await put('x'.repeat(10))).status).toBe(200);
    }
  });

  it('give up what takes too long, and leave the graph its own deadline', async () => {
    const slow = { ...FILES, milliseconds: 100 };
    await using late = await listening({ prefixes: [slow] });
    void late.next(() => undefined);
    const answered = await fetch(`${late.url}/files/7`);
    expect(await answered.json()).toMatchObject({ status: 504, code: 'REQUEST_TIMEOUT' });
    expect((await fetch(`${late.url}/health/ready`)).status).toBe(200);
  });
});
