import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createHttpServer } from './http-server';
import type { HttpServerOptions } from './http-server';
import { listen } from './listen';
import { createLogger } from './logger';

const running: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

function serverWithLog(options: Partial<HttpServerOptions> = {}) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ name: 'test', level: 'info', destination });
  const server = createHttpServer({ name: 'test', logger, health: {}, ...options });
  server.post('/echo', async (request) => request.body);
  server.get('/fault', async () => {
    throw new Error('password of the database is hush');
  });
  server.get('/never', () => new Promise<void>(() => undefined));
  running.push(server);
  return { server, lines };
}

const codeOf = (response: { json(): unknown }) =>
  (response.json() as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code;

describe('every server of ours', () => {
  it('continues the trace of the caller, tells it in the answer and in every log line', async () => {
    const { server, lines } = serverWithLog();
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    const response = await server.inject({ url: '/health/live', headers });
    expect(response.headers.traceresponse).toContain(traceId);
    const echo = { method: 'POST', url: '/echo?name=hush', headers, payload: {} } as const;
    await server.inject(echo);
    const line = JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
    const parentSpanId = '00f067aa0ba902b7';
    expect(line).toMatchObject({
      traceId,
      parentSpanId,
      method: 'POST',
      path: '/echo',
      status: 200,
    });
    expect(lines.join('')).not.toContain('hush');
  });

  it('answers faults with a code and a trace id, and keeps what happened to its log', async () => {
    const { server, lines } = serverWithLog();
    const response = await server.inject('/fault');
    const trace = response.headers.traceresponse as string;
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('hush');
    expect(response.json()).toEqual({
      errors: [
        {
          message: expect.stringContaining('trace id'),
          extensions: { code: 'INTERNAL_SERVER_ERROR', traceId: trace.split('-')[1] },
        },
      ],
    });
    expect(lines.join('')).toContain('hush');
  });

  it('speaks the language of the caller', async () => {
    const { server } = serverWithLog();
    const response = await server.inject({
      url: '/nowhere',
      headers: { 'accept-language': 'zh-CN,zh;q=0.9' },
    });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({
      errors: [{ message: '该地址不存在。', extensions: { code: 'ROUTE_NOT_FOUND' } }],
    });
  });

  it('refuses a body that is too large, not JSON, or of another type', async () => {
    const { server } = serverWithLog({ bodyLimit: 100 });
    const post = (payload: string, type = 'application/json') =>
      server.inject({ method: 'POST', url: '/echo', payload, headers: { 'content-type': type } });
    const large = await post(`"${'x'.repeat(100)}"`);
    expect([large.statusCode, codeOf(large)]).toEqual([413, 'BODY_TOO_LARGE']);
    const broken = await post('{');
    expect([broken.statusCode, codeOf(broken)]).toEqual([400, 'BAD_REQUEST']);
    const other = await post('x', 'text/csv');
    expect([other.statusCode, codeOf(other)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('reads what is still on its way of a body that is too large, so that its answer arrives', async () => {
    const { server } = serverWithLog({ bodyLimit: 100 });
    const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
    const post = 'POST /echo HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\n';
    socket.write(`${post}content-length: 4000000\r\n\r\n${' '.repeat(2_000_000)}`);
    expect((await once(socket, 'data')).join()).toMatch(/^HTTP\/1.1 413 (?!.*connection: close)/s);
    socket.write(`${' '.repeat(2_000_000)}${post}content-length: 2\r\n\r\n{}`);
    expect((await once(socket, 'data')).join()).toMatch(/^HTTP\/1.1 200 /);
    socket.destroy();
    await server.close();
  });

  it('gives up an answer at its deadline', async () => {
    const { server } = serverWithLog({ handlerMilliseconds: 20 });
    const response = await server.inject('/never');
    expect([response.statusCode, codeOf(response)]).toEqual([504, 'REQUEST_TIMEOUT']);
  });
});

describe('whether anybody waits for an answer', () => {
  async function listening() {
    const { server } = serverWithLog({ handlerMilliseconds: 200 });
    const begun = Promise.withResolvers<AbortSignal>();
    server.post('/work', async (request) => {
      begun.resolve(request.abandoned);
      const { time } = request.body as { time: number };
      await new Promise((resolve) => setTimeout(resolve, time));
      return { abandoned: request.abandoned.aborted };
    });
    const address = await listen(server, { port: 0, host: '127.0.0.1' });
    const work = (time: number, signal?: AbortSignal) =>
      fetch(`${address}/work`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ time }),
        signal,
      });
    return { work, begun: begun.promise };
  }

  const aborted = (signal: AbortSignal) =>
    signal.aborted ||
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(true)));

  it('is true while work goes on after the whole request was read', async () => {
    const { work } = await listening();
    expect(await (await work(20)).json()).toEqual({ abandoned: false });
  });

  it('is false when the client goes away', async () => {
    const { work, begun } = await listening();
    const client = new AbortController();
    const answer = work(100, client.signal);
    const signal = await begun;
    expect(signal.aborted).toBe(false);
    client.abort();
    await expect(answer).rejects.toThrow();
    expect(await aborted(signal)).toBe(true);
  });

  it('is false when the time for the answer is over', async () => {
    const { work, begun } = await listening();
    expect((await work(400)).status).toBe(504);
    expect(await aborted(await begun)).toBe(true);
  });
});

describe('closing', () => {
  it('does not wait for connections that never asked anything', async () => {
    const { server } = serverWithLog();
    const address = await listen(server, { port: 0, host: '127.0.0.1' });
    const idle = connect(Number(new URL(address).port), '127.0.0.1');
    await once(idle, 'connect');
    const ended = once(idle, 'close');
    idle.resume();
    await server.close();
    await ended;
  });
});

describe('health', () => {
  it('is live and ready when everything it depends on answers', async () => {
    const { server } = serverWithLog({ health: { database: async () => true } });
    expect((await server.inject('/health/live')).json()).toEqual({ status: 'live' });
    const ready = await server.inject('/health/ready');
    expect(ready.json()).toEqual({ status: 'ready', checks: { database: 'up' } });
  });

  it('is live but not ready when something it depends on is down or broken, and names it', async () => {
    const health = {
      database: async () => true,
      bus: async () => false,
      disk: async () => {
        throw new Error('full');
      },
    };
    const { server } = serverWithLog({ health });
    expect((await server.inject('/health/live')).statusCode).toBe(200);
    const ready = await server.inject('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({
      status: 'not-ready',
      checks: { database: 'up', bus: 'down', disk: 'down' },
    });
  });

  it('is not ready once it is stopping, and answers whoever comes all the same, for the last time', async () => {
    const { server } = serverWithLog();
    const address = await listen(server, { port: 0, host: '127.0.0.1' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = async (path: string) => {
      const [response] = (await once(get(`${address}${path}`, { agent }), 'response')) as [
        IncomingMessage,
      ];
      await once(response.resume(), 'end');
      return [response.statusCode, response.headers.connection];
    };
    expect(await ask('/health/ready')).toEqual([200, 'keep-alive']);
    server.lifecycle.stopping = true;
    expect(await ask('/nowhere')).toEqual([404, 'close']);
    expect(await ask('/health/live')).toEqual([200, 'close']);
    expect(await ask('/health/ready')).toEqual([503, 'close']);
    agent.destroy();
  });
});

describe('listening', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-server-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes any free port and says which', async () => {
    const address = await listen(serverWithLog().server, { port: 0, host: '127.0.0.1' });
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
  });

  it('makes a socket for its owner alone', async () => {
    const socket = join(folder, 'own.sock');
    expect(await listen(serverWithLog().server, { socket })).toBe(`unix:${socket}`);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
  });

  it('replaces the socket of a killed process, but never the one of a living process', async () => {
    const socket = join(folder, 'shared.sock');
    const other = createServer().listen(socket);
    await new Promise((resolve) => other.once('listening', resolve));
    await expect(listen(serverWithLog().server, { socket })).rejects.toThrow('EADDRINUSE');
    await new Promise((resolve) => other.close(resolve));
  });

  it('never deletes a file that is no socket', async () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'keep me');
    await expect(listen(serverWithLog().server, { socket: file })).rejects.toThrow();
    expect(statSync(file).size).toBe(7);
  });
});
