import Table from 'cli-table3';
import { isFaultless } from '../live/live-result';
import type { LiveResult } from '../live/live-result';

const HEAD = [
  'workload',
  'query',
  'transport',
  'sources',
  'delivered / s',
  'p50 ms',
  'p99 ms',
  'CPU µs / delivery',
  'gateway cores',
  'RSS MB',
  'requests / event',
  'lost, doubled, out of order, wrong',
  'others’ cores',
];

/** What each form over each transport came to. */
export function printLive(results: readonly LiveResult[]): string {
  const table = new Table({ head: HEAD, style: { head: [], border: [] } });
  for (const result of results) {
    const { lost, doubled, outOfOrder, wrong } = result;
    table.push([
      result.workload,
      `${result.query} (${result.subscribers} × ${result.eventsPerSecond}/s)`,
      result.candidate,
      result.streams,
      result.deliveredPerSecond.toLocaleString('en'),
      result.p50Ms ?? '–',
      result.p99Ms ?? '–',
      (result.cpuMsPerDelivery * 1_000).toFixed(1),
      result.gatewayCores.toFixed(2),
      result.rssMb.toFixed(0),
      result.subgraphRequestsPerEvent,
      isFaultless(result) ? 'none' : `NOT NONE: ${lost}, ${doubled}, ${outOfOrder}, ${wrong}`,
      result.foreignCores.toFixed(2),
    ]);
  }
  const problems = results.flatMap(({ query, candidate, problem }) =>
    problem === null ? [] : [`w7 ${query}, ${candidate}: ${problem}`],
  );
  return [table.toString(), ...problems].join('\n');
}
