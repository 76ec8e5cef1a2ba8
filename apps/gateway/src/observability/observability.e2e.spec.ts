import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '@gezhi/testing';
import { Agent, request } from 'undici';
import { emptyDatabase } from '../testing/empty-database.testing';
import { figure, readMetrics } from '../testing/metrics-text.testing';
import { startTraceCollector } from '../testing/trace-collector.testing';

jest.setTimeout(60_000);

const DEPARTMENTS = ['GRID', 'PARTY_BUILDING', 'SERVICES', 'ENFORCEMENT'];

describe('the process of a gateway that watches everything', () => {
  it('serves figures at their own address, and sends and writes down what waits when it is stopped', async () => {
    await using database = await emptyDatabase();
    await using collector = await startTraceCollector();
    const departments = DEPARTMENTS.flatMap((name) => [
      [`SUBGRAPH_${name}_URL`, `unix:/nowhere/${name}.sock`],
      [`SUBGRAPH_${name}_CALL_KEY`, `test:${randomBytes(32).toString('hex')}`],
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'gezhi-metrics-'));
    const socket = join(folder, 'metrics.sock');
    const gateway = runProgram('gateway', 'apps/gateway/src/main.ts', {
      PORT: '0',
      DEVELOPMENT_ISSUER: 'true',
      METRICS_LISTEN: `unix:${socket}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_TRACES_SAMPLER_ARG: '1',
      USAGE_DATABASE_URL: database.url,
      ...Object.fromEntries(departments),
    });
    const response = await fetch(`${await gateway.listening}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'apollographql-client-name': 'board' },
      body: JSON.stringify({ query: 'query First { __typename }' }),
    });
    expect(response.status).toBe(200);
    const text = await request('http://localhost/metrics', {
      dispatcher: new Agent({ connect: { socketPath: socket } }),
    });
    const samples = readMetrics(await text.body.text());
    const ok = { type: 'query', outcome: 'OK' };
    expect(figure(samples, 'gezhi_gateway_operations_total', ok)).toBe(1);
    expect(figure(samples, 'gezhi_usage_written_total')).toBe(0);
    gateway.kill('SIGTERM');
    expect(await gateway.ended).toBe(0);
    expect(collector.spans.map(({ name }) => name)).toContain('query First');
    const used = await database.query(
      `SELECT d.client, o.name, d.count::int FROM gezhi_gateway.usage_day d
       JOIN gezhi_gateway.usage_operation o ON o.hash = d.operation`,
    );
    rmSync(folder, { recursive: true });
    expect(used).toEqual([{ client: 'board', name: 'First', count: 1 }]);
  });
});
