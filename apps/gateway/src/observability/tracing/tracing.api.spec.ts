import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '@gezhi/server';
import { startTestGateway } from '../../testing/test-gateway.testing';
import { startTraceCollector } from '../../testing/trace-collector.testing';
import { GatewayWatch } from '../gateway-watch';
import { OperationTracer } from './operation-tracer';

const silent = createLogger({ name: 'test', level: 'silent' });
const PARENT = '00f067aa0ba902b7';

let collector: Awaited<ReturnType<typeof startTraceCollector>>;
let tracer: OperationTracer;
let graph: Awaited<ReturnType<typeof startTestGateway>>;
let headers: Record<string, string>;
let traces = 0;

/** A trace of its own for each test. */
const newTrace = () => (traces += 1).toString(16).padStart(32, 'a');
const parent = (traceId: string, flags = '01') => ({
  ...headers,
  traceparent: `00-${traceId}-${PARENT}-${flags}`,
});

beforeAll(async () => {
  collector = await startTraceCollector();
  const { endpoint } = collector;
  tracer = new OperationTracer({ endpoint, ratio: 0, logger: silent, everyMilliseconds: 1 });
  const watch = new GatewayWatch({ metrics: false, tracer, usage: null });
  graph = await startTestGateway({ watch });
  headers = await graph.signIn('integrator');
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await tracer.close();
  await collector[Symbol.asyncDispose]();
});

describe('a traced operation', () => {
  it('has a span for itself, its plan and each request, under the span of its caller', async () => {
    const traceId = newTrace();
    const answer = await graph.ask('query Overview { areas { code eventCount } }', {
      headers: { ...parent(traceId), 'apollographql-client-name': 'board' },
    });
    const spans = await collector.trace(traceId);
    const named = (name: string) => spans.find((span) => span.name === name);
    const operation = named('query Overview');
    expect(operation).toMatchObject({
      parentSpanId: PARENT,
      kind: 2,
      attributes: {
        'graphql.operation.type': 'query',
        'graphql.operation.name': 'Overview',
        'http.response.status_code': 200,
        'gezhi.client.name': 'board',
        'gezhi.outcome': 'OK',
      },
    });
    expect(answer.headers['traceresponse']).toBe(`00-${traceId}-${operation?.spanId}-01`);
    const within = { parentSpanId: operation?.spanId };
    expect(named('plan')).toMatchObject(within);
    expect(named('fetch grid')).toMatchObject({
      ...within,
      kind: 3,
      attributes: { 'gezhi.subgraph': 'grid' },
    });
    expect(named('fetch events')).toMatchObject({ ...within, attributes: { 'gezhi.entities': 1 } });
    expect(spans).toHaveLength(4);
    for (const span of spans) {
      const [begun, ended] = [span.startTimeUnixNano, span.endTimeUnixNano].map(Number);
      expect(ended).toBeGreaterThanOrEqual(begun ?? Infinity);
      expect(Math.abs(Date.now() - (begun ?? 0) / 1e6)).toBeLessThan(60_000);
    }
  });

  it('tells departments the span of the request they get', async () => {
    const traceId = newTrace();
    await graph.ask('{ areas { code eventCount } }', { headers: parent(traceId) });
    const spans = await collector.trace(traceId);
    for (const department of [graph.grid, graph.events]) {
      const told = department.traceparents.at(-1);
      const { spanId } = spans.find(({ name }) => name === `fetch ${department.service.name}`)!;
      expect(told).toBe(`00-${traceId}-${spanId}-01`);
    }
  });

  it('says why it is refused, and what failed', async () => {
    const [refused, broken] = [newTrace(), newTrace()];
    await graph.ask('query Deep { nothing }', { headers: parent(refused) });
    expect(await collector.trace(refused)).toEqual([
      expect.objectContaining({
        name: 'unknown',
        status: expect.objectContaining({ code: 2 }) as unknown,
        attributes: expect.objectContaining({
          'gezhi.outcome': 'REFUSED',
          'error.type': 'GRAPHQL_VALIDATION_FAILED',
        }) as unknown,
      }),
    ]);
    graph.grid.answerNext((_, response) => response.end('no JSON'));
    await graph.ask('{ secret }', { headers: parent(broken) });
    const spans = await collector.trace(broken);
    expect(spans.map(({ attributes }) => attributes['error.type'])).toEqual(
      expect.arrayContaining(['SUBGRAPH_INVALID_ANSWER', 'SUBGRAPH_INVALID_ANSWER']),
    );
  });

  it('tells nothing anybody typed in: no value, no document, no caller, no telephone number', async () => {
    const traceId = newTrace();
    await graph.ask('query Call13812345678($area: ID) { eventTotal(area: $area) me }', {
      headers: { ...parent(traceId), 'apollographql-client-name': '13812345678' },
      variables: { area: 'the-place-somebody-meant' },
    });
    await collector.trace(traceId);
    const sent = collector.bodies.join('');
    expect(sent).not.toMatch(/the-place-somebody-meant|13812345678|eventTotal|demo:/);
  });
});

describe('which operations are traced', () => {
  it('is what the caller decides, where one tells a trace', async () => {
    const [no, yes] = [newTrace(), newTrace()];
    await graph.ask('{ me }', { headers: parent(no, '00') });
    await graph.ask('{ me }', { headers: parent(yes) });
    await collector.trace(yes);
    expect(collector.spans.some(({ traceId }) => traceId === no)).toBe(false);
    expect(graph.grid.traceparents.at(-2)).toMatch(new RegExp(`^00-${no}-[0-9a-f]{16}-00$`));
  });

  const request = (number: number) => {
    const traceId = (number * 2_654_435_761).toString(16).slice(-8).padStart(8, '0').repeat(3);
    const id = `${number.toString(16).padStart(8, '0')}${traceId}`;
    return { traceId: id, spanId: 'b'.repeat(16), parentId: null, sampled: false };
  };
  const tracerOf = (ratio: number) =>
    new OperationTracer({ endpoint: collector.endpoint, ratio, logger: silent });

  it('is a part of them, by their id, where nobody tells a trace', async () => {
    const all = tracerOf(1);
    const none = tracerOf(0);
    const some = tracerOf(0.02);
    for (let number = 1; number <= 50; number += 1) {
      expect(all.begin(request(number))).not.toBeNull();
      expect(none.begin(request(number))).toBeNull();
    }
    for (let number = 1; number <= 2_000; number += 1) some.begin(request(number));
    expect(some.begun).toBeGreaterThan(5);
    expect(some.begun).toBeLessThan(100);
    await Promise.all([all.close(), none.close(), some.close()]);
  });

  it('are so many a second and no more, however many callers want theirs to be', async () => {
    const flooded = tracerOf(0);
    const wanted = { ...request(1), parentId: PARENT, sampled: true };
    for (let number = 0; number < 10_000; number += 1) flooded.begin(wanted);
    expect(flooded.begun).toBeLessThanOrEqual(200);
    expect(flooded.begun + flooded.passedOver).toBe(10_000);
    await flooded.close();
  });
});

describe('a collector that is away', () => {
  it.each([
    ['that nobody listens at', null],
    ['that never answers', () => undefined],
  ])('costs no answer and no clean stop: an address %s', async (_what, listener) => {
    const server = createServer(listener ?? (() => undefined));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    if (listener === null) await new Promise((done) => server.close(done));
    const endpoint = `http://127.0.0.1:${port}`;
    const lonely = new OperationTracer({
      endpoint,
      ratio: 1,
      logger: silent,
      everyMilliseconds: 1,
    });
    await using gateway = await startTestGateway({
      watch: new GatewayWatch({ metrics: false, tracer: lonely, usage: null }),
    });
    const answer = await gateway.ask('{ me }', { headers: await gateway.signIn('integrator') });
    expect(answer.data).toMatchObject({ me: expect.any(String) as unknown });
    expect(lonely.begun).toBe(1);
    const began = performance.now();
    await lonely.close();
    expect(performance.now() - began).toBeLessThan(3_000);
    server.closeAllConnections();
    server.close();
  });
});

it('What waits is sent before a gateway stops', async () => {
  await using quiet = await startTraceCollector();
  const late = new OperationTracer({ endpoint: quiet.endpoint, ratio: 1, logger: silent });
  await using gateway = await startTestGateway({
    watch: new GatewayWatch({ metrics: false, tracer: late, usage: null }),
  });
  await gateway.ask('{ me }', { headers: await gateway.signIn('integrator') });
  expect(quiet.spans).toEqual([]);
  await late.close();
  expect(quiet.spans.map(({ name }) => name).sort()).toEqual(['fetch grid', 'plan', 'query']);
  expect(late).toMatchObject({ sent: 3, lost: 0 });
});
