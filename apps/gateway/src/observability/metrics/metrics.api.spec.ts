import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@gezhi/server';
import { GatewayWatch } from '../gateway-watch';
import { figure, readMetrics } from '../../testing/metrics-text.testing';
import type { Sample } from '../../testing/metrics-text.testing';
import { startTestGateway } from '../../testing/test-gateway.testing';
import { EngineMetrics } from './engine-metrics';
import { serveMetrics } from './serve-metrics';
import type { ServedMetrics } from './serve-metrics';

const silent = createLogger({ name: 'test', level: 'silent' });
let graph: Awaited<ReturnType<typeof startTestGateway>>;
let served: ServedMetrics;
let address: string;
let officer: Record<string, string>;

const scrape = async () => readMetrics(await (await fetch(`${served.address}/metrics`)).text());

/** What changed by doing something. */
async function changesBy(work: () => Promise<unknown>) {
  const before = await scrape();
  await work();
  const after = await scrape();
  return (name: string, labels?: Record<string, string>) =>
    (figure(after, name, labels) ?? 0) - (figure(before, name, labels) ?? 0);
}

beforeAll(async () => {
  const watch = new GatewayWatch({ metrics: true, tracer: null, usage: null });
  graph = await startTestGateway({ watch, limits: { depth: 4 } });
  address = await graph.gateway.listen({ port: 0, host: '127.0.0.1' });
  officer = await graph.signIn('integrator');
  served = await serveMetrics({ port: 0, host: '127.0.0.1' }, () => watch.text(), silent);
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await served.close();
});

describe('what is scraped', () => {
  it('counts operations by type and outcome, and measures how long they took', async () => {
    const changed = await changesBy(async () => {
      await graph.ask('{ areas { code eventCount } }', { headers: officer });
      await graph.ask('mutation { rename(name: "x") { code } }', { headers: officer });
    });
    const operations = 'gezhi_gateway_operations_total';
    expect(changed(operations, { type: 'query', outcome: 'OK', code: '' })).toBe(1);
    expect(changed(operations, { type: 'mutation', outcome: 'OK' })).toBe(1);
    expect(changed('gezhi_gateway_operation_seconds_count', { type: 'query' })).toBe(1);
    expect(changed('gezhi_gateway_operation_seconds_bucket', { type: 'query', le: '+Inf' })).toBe(
      1,
    );
    expect(changed('gezhi_gateway_operation_seconds_sum', { type: 'query' })).toBeGreaterThan(0);
    expect(changed('gezhi_engine_plans_total', { outcome: 'PLANNED' })).toBe(2);
    expect(changed('gezhi_engine_fetches_total', { subgraph: 'grid', outcome: 'OK' })).toBe(2);
    expect(changed('gezhi_engine_fetches_total', { subgraph: 'events', outcome: 'OK' })).toBe(1);
    expect(changed('gezhi_engine_fetch_seconds_count', { subgraph: 'grid' })).toBe(2);
  });

  it('is the same for operations that pass fastify by', async () => {
    const changed = await changesBy(() =>
      fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { ...officer, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ early: me }' }),
      }),
    );
    expect(changed('gezhi_gateway_operations_total', { type: 'query', outcome: 'OK' })).toBe(1);
  });

  it.each([
    ['a text that is no GraphQL', '{', 'unknown', 'GRAPHQL_PARSE_FAILED'],
    ['a field there is not', '{ nothing }', 'unknown', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'more levels than are answered',
      '{ areas { children { children { children { code } } } } }',
      'unknown',
      'OPERATION_TOO_DEEP',
    ],
    [
      'a subscription without a stream',
      'subscription { told { cursor } }',
      'subscription',
      'SUBSCRIPTION_NEEDS_STREAM',
    ],
  ])('tells of %s as refused, with the code', async (_what, query, type, code) => {
    const changed = await changesBy(() => graph.ask(query, { headers: officer }));
    const labels = { type, outcome: 'REFUSED', code };
    expect(changed('gezhi_gateway_operations_total', labels)).toBe(1);
    expect(changed('gezhi_gateway_operations_total')).toBe(1);
  });

  it('tells errors beside data by their code, and codes nobody catalogued as OTHER', async () => {
    const changed = await changesBy(async () => {
      await graph.ask('{ areas { code board } }');
      await graph.ask('{ coded }');
    });
    const errors = { type: 'query', outcome: 'ERRORS' };
    const operations = 'gezhi_gateway_operations_total';
    expect(changed(operations, { ...errors, code: 'UNAUTHORIZED_FIELD_OR_TYPE' })).toBe(1);
    expect(changed(operations, { ...errors, code: 'OTHER' })).toBe(1);
    expect(changed('gezhi_gateway_operations_with_refused_fields_total')).toBe(1);
    expect(changed('gezhi_engine_fetches_total', { outcome: 'ERRORS' })).toBe(1);
  });

  it('counts documents that are known and those that are read', async () => {
    const changed = await changesBy(async () => {
      await graph.ask('{ documents: me }', { headers: officer });
      await graph.ask('{ documents: me }', { headers: officer });
    });
    expect(changed('gezhi_gateway_documents_total', { result: 'read' })).toBe(1);
    expect(changed('gezhi_gateway_documents_total', { result: 'known' })).toBe(1);
  });

  it('tells of a connection that broke and of the second attempt', async () => {
    const changed = await changesBy(async () => {
      graph.events.answerNext((request) => request.socket.destroy());
      await graph.ask('{ eventTotal }', { headers: officer });
    });
    const events = { subgraph: 'events' };
    expect(changed('gezhi_engine_fetches_retried_total', events)).toBe(1);
    expect(changed('gezhi_engine_fetches_total', { ...events, outcome: 'OK' })).toBe(1);
  });

  it('tells of a department that is left alone, which does not make it look quick', () => {
    const metrics = new EngineMetrics();
    metrics.fetchEnded('grid', 'SUBGRAPH_TIMEOUT', 10_000, true);
    metrics.fetchEnded('grid', 'NOT_ASKED', 0, true);
    const told = () => readMetrics(metrics.all.map((metric) => metric.text()).join(''));
    expect(figure(told(), 'gezhi_engine_breaker_open', { subgraph: 'grid' })).toBe(1);
    expect(figure(told(), 'gezhi_engine_fetches_total', { outcome: 'NOT_ASKED' })).toBe(1);
    expect(figure(told(), 'gezhi_engine_fetch_seconds_sum')).toBe(10);
    expect(figure(told(), 'gezhi_engine_fetch_seconds_count')).toBe(1);
    metrics.fetchEnded('grid', 'OK', 5, false);
    expect(figure(told(), 'gezhi_engine_breaker_open', { subgraph: 'grid' })).toBe(0);
    expect(figure(told(), 'gezhi_engine_fetch_seconds_bucket', { le: '0.005' })).toBe(1);
  });

  it('tells of subscriptions, their events and those that were refused', async () => {
    const changed = await changesBy(async () => {
      const stop = new AbortController();
      const follow = (query: string) =>
        fetch(`${address}/graphql`, {
          method: 'POST',
          headers: { ...officer, 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({ query }),
          signal: stop.signal,
        });
      const response = await follow('subscription { told(after: "0") { cursor } }');
      graph.grid.feed.tell({ code: '320104001' });
      const reader = response.body!.getReader();
      await reader.read();
      expect(figure(await scrape(), 'gezhi_gateway_subscriptions')).toBe(1);
      await follow('subscription { nothing }');
      stop.abort();
    });
    const refused = { type: 'subscription', outcome: 'REFUSED' };
    expect(changed('gezhi_gateway_subscriptions_begun_total')).toBe(1);
    expect(changed('gezhi_gateway_subscription_events_total')).toBeGreaterThan(0);
    expect(changed('gezhi_gateway_operations_total', refused)).toBe(1);
  });

  it('tells of the process: memory, garbage, lag of the event loop', async () => {
    const samples = await scrape();
    for (const name of [
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_heap_size_used_bytes',
    ])
      expect(figure(samples, name)).toBeGreaterThanOrEqual(0);
  });
});

describe('labels', () => {
  const own = (samples: readonly Sample[]) =>
    samples.filter(({ name }) => name.startsWith('gezhi_'));

  it('are as many after a flood of operation names as before', async () => {
    await graph.ask('query Warm { me }', { headers: officer });
    const before = own(await scrape()).length;
    for (let number = 0; number < 300; number += 1)
      await graph.ask(`query Flood${number} { me }`, { headers: officer });
    expect(own(await scrape()).length).toBe(before);
  });

  it('name an operation that is asked often, and no client, caller or value', async () => {
    for (let time = 0; time < 100; time += 1)
      await graph.ask('query TaskList { areas { code eventCount } }', {
        headers: { ...officer, 'apollographql-client-name': 'mobile-app' },
      });
    const changed = await changesBy(() =>
      graph.ask('query TaskList { areas { code eventCount } }', { headers: officer }),
    );
    const named = { operation: 'TaskList' };
    expect(changed('gezhi_gateway_named_operations_total', { ...named, outcome: 'OK' })).toBe(1);
    expect(changed('gezhi_gateway_named_operation_seconds_count', named)).toBe(1);
    const labels = own(await scrape()).flatMap((sample) => Object.keys(sample.labels));
    expect([...new Set(labels)].sort()).toEqual([
      'code',
      'le',
      'operation',
      'outcome',
      'result',
      'subgraph',
      'type',
    ]);
    expect(JSON.stringify(own(await scrape()))).not.toMatch(/mobile-app|demo:|320104/);
  });

  it('never name an operation after a telephone number', async () => {
    for (let time = 0; time < 101; time += 1)
      await graph.ask('query Call13812345678 { me }', { headers: officer });
    const samples = await scrape();
    expect(JSON.stringify(samples)).not.toContain('13812345678');
  });
});

describe('the address of the metrics', () => {
  it('is its own: the gateway answers nothing there to clients', async () => {
    const response = await graph.gateway.inject({ method: 'GET', url: '/metrics' });
    expect(response.statusCode).toBe(404);
  });

  it('has nothing else, and is read only', async () => {
    expect((await fetch(`${served.address}/`)).status).toBe(404);
    expect((await fetch(`${served.address}/metrics`, { method: 'POST' })).status).toBe(404);
    const head = await fetch(`${served.address}/metrics?name=x`);
    expect(head.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it('is for its owner alone where it is a socket, also after a process that was killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gezhi-metrics-'));
    const socket = join(folder, 'metrics.sock');
    const text = () => Promise.resolve('');
    const killed = spawnSync(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`,
    ]);
    expect(killed.signal).toBe('SIGKILL');
    const own = await serveMetrics({ socket }, text, silent);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    await expect(serveMetrics({ socket }, text, silent)).rejects.toThrow('EADDRINUSE');
    await own.close();
    rmSync(folder, { recursive: true });
  });
});
