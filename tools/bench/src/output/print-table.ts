import Table from 'cli-table3';
import type { Result } from '../measure/result';

const HEAD = [
  'workload',
  'query',
  'candidate',
  'requests / CPU s',
  'ratio (rounds)',
  'p50 ms',
  'p99 ms',
  'RSS MB',
  'equal',
  'CPU ms / request',
  'others’ cores',
];

/** The results as a table for people; ratios are against the first candidate of the same query. */
export function printTable(results: readonly Result[]): string {
  const table = new Table({ head: HEAD, style: { head: [], border: [] } });
  for (const result of results) {
    table.push([
      result.workload,
      `${result.query} (${sizeOf(result.answerBytes)})`,
      result.candidate,
      number(result.requestsPerCpuSecond, 0),
      ratioOf(result),
      number(result.p50Ms, 1),
      number(result.p99Ms, 1),
      number(result.rssMb, 0),
      result.equal ? 'yes' : 'NO',
      Object.entries(result.cpuMsPerRequest ?? {})
        .map(([part, ms]) => `${part} ${ms.toFixed(2)}`)
        .join('\n'),
      result.foreignCores.toFixed(2),
    ]);
  }
  const differences = results.flatMap(({ workload, query, candidate, difference }) =>
    difference === null ? [] : [`${workload} ${query}, ${candidate} differs: ${difference}`],
  );
  return [table.toString(), ...differences].join('\n');
}

function ratioOf({ ratio, ratioSmallest, ratioLargest }: Result): string {
  if (ratio === null) return '–';
  return `${ratio.toFixed(2)} (${number(ratioSmallest, 2)}–${number(ratioLargest, 2)})`;
}

function number(value: number | null, digits: number): string {
  return value === null
    ? '–'
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function sizeOf(bytes: number): string {
  return bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} KB`;
}
