import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { listen } from '@gezhi/server';
import { serverAudits } from 'graphql-http';
import { startTestGateway } from '../testing/test-gateway.testing';

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

describe('operations of signed-in clients, answered before fastify sees them', () => {
  let graph: Awaited<ReturnType<typeof startTestGateway>>;
  let url: string;
  let signedIn: { authorization: string };

  beforeAll(async () => {
    graph = await startTestGateway({ limits: { depth: 6 } });
    url = `${await listen(graph.gateway, { port: 0, host: '127.0.0.1' })}/graphql`;
    signedIn = await graph.signIn('resident');
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  function begin(headers: OutgoingHttpHeaders, to = url) {
    const request = httpRequest(to, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedIn, ...headers },
    });
    const answered = new Promise<Answered>((resolve, reject) => {
      request.on('error', reject).on('response', (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            const { statusCode: status = 0, headers: given } = response;
            resolve({ status, headers: given, text: Buffer.concat(chunks).toString() });
          });
      });
    });
    answered.catch(() => undefined);
    return { request, answered };
  }

  function send(body: string, headers: OutgoingHttpHeaders = {}): Promise<Answered> {
    const { request, answered } = begin({ 'content-length': Buffer.byteLength(body), ...headers });
    request.end(body);
    return answered;
  }

  /** A body of unknown length is left to fastify. */
  function sendThroughFastify(body: string, headers: OutgoingHttpHeaders = {}): Promise<Answered> {
    const { request, answered } = begin({ 'transfer-encoding': 'chunked', ...headers });
    request.end(body);
    return answered;
  }

  const comparable = ({ status, headers, text }: Answered) => {
    const { date: _date, traceresponse, 'content-length': _length, ...rest } = headers;
    expect(traceresponse).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    return { status, headers: rest, text: text.replace(/"traceId":"[0-9a-f]{32}"/g, '"traceId"') };
  };

  it.each([
    ['a question', { query: '{ me areas { name eventCount } }' }, {}],
    [
      'a question with variables',
      { query: 'query($a: ID) { eventTotal(area: $a) }', variables: { a: '1' } },
      {},
    ],
    ['a change', { query: 'mutation { closeEvent }' }, {}],
    ['a field that is refused', { query: '{ areas { board name } }' }, {}],
    ['a fault of a department', { query: '{ secret me }' }, { 'accept-language': 'zh' }],
    ['a rule of a department', { query: '{ coded }' }, {}],
    ['what cannot be parsed', { query: '{ me' }, {}],
    ['a field there is not', { query: '{ nothing }' }, { accept: 'application/json' }],
    [
      'the same, to a client that watches the status',
      { query: '{ nothing }' },
      { accept: 'application/graphql-response+json' },
    ],
    ['an operation there is not', { query: 'query a { me }', operationName: 'b' }, {}],
    [
      'a variable that does not fit',
      { query: 'query($a: ID) { eventTotal(area: $a) }', variables: { a: {} } },
      {},
    ],
    [
      'too deep an operation',
      {
        query:
          '{ areas { children { children { children { children { children { name } } } } } } }',
      },
      {},
    ],
    ['a list of operations', [{ query: '{ me }' }], {}],
    ['no operation', { query: 7 }, {}],
    ['a type nobody writes', { query: '{ me }' }, { accept: 'text/html' }],
    ['the cost, asked for', { query: '{ me }' }, { 'gezhi-cost': '1' }],
    ['the schema', { query: '{ __schema { queryType { name } } }' }, {}],
    ['a prototype, reached for', '{"query":"{ me }","variables":{"__proto__":{"a":1}}}', {}],
    ['no JSON', '{ me }', {}],
    ['nothing', '', {}],
    ['a token nobody believes', { query: '{ me }' }, { authorization: 'Bearer forged' }],
    ['no token but a name', { query: '{ me }' }, { authorization: 'Basic abc' }],
    ['another type', { query: '{ me }' }, { 'content-type': 'text/plain' }],
  ])('are answered as fastify’s route answers them: %s', async (_what, given, headers) => {
    const body = typeof given === 'string' ? given : JSON.stringify(given);
    const early = comparable(await send(body, headers as OutgoingHttpHeaders));
    expect(early).toEqual(
      comparable(await sendThroughFastify(body, headers as OutgoingHttpHeaders)),
    );
    expect(early.status).toBeGreaterThanOrEqual(200);
  });

  const audits = serverAudits({
    url: () => url,
    fetchFn: (input: string, init: RequestInit) =>
      fetch(input, { ...init, headers: { ...init.headers, ...signedIn } }),
  });
  it.each(audits.filter(({ id }) => id !== '5A70').map((audit) => [audit.id, audit.name, audit]))(
    'keep to GraphQL over HTTP: %s %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    },
  );

  it('name the caller, the trace that was begun elsewhere, and one line in the log', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    graph.log.length = 0;
    const traceparent = `00-${trace}-00f067aa0ba902b7-01`;
    const answer = await send('{"query":"{ me }"}', { traceparent });
    expect(JSON.parse(answer.text)).toEqual({ data: { me: 'demo:resident' } });
    expect(answer.headers['traceresponse']).toContain(trace);
    const lines = graph.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'answered', traceId: trace, path: '/graphql', status: 200 }),
    ]);
  });

  describe('within short deadlines', () => {
    let hasty: Awaited<ReturnType<typeof startTestGateway>>;
    let there: string;
    let headers: OutgoingHttpHeaders;
    beforeAll(async () => {
      hasty = await startTestGateway({ receiveMilliseconds: 50, operationMilliseconds: 2_000 });
      there = `${await listen(hasty.gateway, { port: 0, host: '127.0.0.1' })}/graphql`;
      headers = await hasty.signIn('resident');
    });
    afterAll(() => hasty[Symbol.asyncDispose]());

    it('end with a body that comes too slowly', async () => {
      const { request, answered } = begin({ ...headers, 'content-length': 100 }, there);
      request.write('{"query":');
      const { status, text } = await answered;
      expect(status).toBe(408);
      expect(text).toContain('BODY_TOO_SLOW');
      request.destroy();
    });

    it('end at the deadline of the answer, and so does the work behind it', async () => {
      // Planned before, so that all of the time is the department's.
      await hasty.ask('{ me }', { headers: headers as Record<string, string> });
      const left = new Promise<void>((resolve) => {
        hasty.grid.answerNext((_request, response) => void response.once('close', resolve));
      });
      const body = '{"query":"{ me }"}';
      const { request, answered } = begin({ ...headers, 'content-length': body.length }, there);
      request.end(body);
      const { status, text } = await answered;
      expect(status).toBe(504);
      expect(text).toContain('REQUEST_TIMEOUT');
      await left;
    });
  });

  it('end when the client goes away, and so does the work behind it', async () => {
    let left: Promise<unknown> = Promise.resolve();
    const asked = new Promise<void>((resolve) => {
      graph.grid.answerNext((_request, response) => {
        left = once(response, 'close');
        resolve();
      });
    });
    const body = '{"query":"{ gone: me }"}';
    graph.log.length = 0;
    const { request } = begin({ 'content-length': body.length });
    request.end(body);
    await asked;
    request.destroy();
    await left;
    expect(graph.log.join('')).toContain('"status":499');
  });

  it('are believed of one token alone', async () => {
    const body = '{"query":"{ me }"}';
    const { authorization } = signedIn;
    const twice = { authorization: [authorization, authorization] as unknown as string };
    const answer = await send(body, twice);
    expect(answer).toMatchObject({ status: 401, text: expect.stringContaining('GIVEN_TWICE') });
  });

  it('are finished when the server stops, and the next are left to the others', async () => {
    const other = await startTestGateway();
    const there = `${await listen(other.gateway, { port: 0, host: '127.0.0.1' })}/graphql`;
    const headers = { 'content-type': 'application/json', ...(await other.signIn('resident')) };
    const release = Promise.withResolvers<void>();
    const reached = new Promise<void>((resolve) => {
      other.grid.answerNext((_request, response) => {
        resolve();
        void release.promise.then(() =>
          response.setHeader('content-type', 'application/json').end('{"data":{"me":"late"}}'),
        );
      });
    });
    const answer = fetch(there, { method: 'POST', headers, body: '{"query":"{ me }"}' });
    await reached;
    const closed = other[Symbol.asyncDispose]();
    release.resolve();
    expect(await (await answer).json()).toEqual({ data: { me: 'late' } });
    await closed;
  });
});
