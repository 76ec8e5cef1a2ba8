import Table from 'cli-table3';
import { isBounded, isFloodFaultless } from '../endurance/run-flood';
import type { FloodedResult } from '../endurance/run-flood';
import { isFlat, isReloadFaultless } from '../endurance/run-reload';
import type { ReloadResult } from '../endurance/run-reload';
import { isStopFaultless } from '../endurance/run-stop';
import type { StopResult } from '../endurance/run-stop';
import type { SteadyFigures } from '../endurance/steady-figures';

const SEEN = ['requests', 'failed', 'retried when idle', 'moved', 'p50 ms', 'p99 ms', 'most ms'];

/** What became of a gateway whose graph was exchanged every second. */
export function printReload(result: ReloadResult): string {
  const table = new Table({ head: ['', ...SEEN], style: { head: [], border: [] } });
  table.push(['quiet', ...cells(result.quiet)], ['exchanging', ...cells(result.seen)]);
  const { served, refused, late, slowestMs, residentMb, threads, seen } = result;
  const samples = Array.from(
    { length: 10 },
    (_, part) => residentMb[Math.floor((part * (residentMb.length - 1)) / 9)] ?? 0,
  );
  return [
    table.toString(),
    `supergraphs: ${served} served, ${refused} refused, ${late} not looked at within a second; the slowest took ${slowestMs.toFixed(0)} ms`,
    `memory of the gateway: ${samples.join(', ')} MB${isFlat(residentMb) ? '' : ' – NOT FLAT'}; threads ${threads.before} before, ${threads.after} after`,
    ...(seen.firstFailure === null ? [] : [`the first failure: ${seen.firstFailure}`]),
    isReloadFaultless(result) ? 'nobody noticed' : 'NOT AS PROMISED',
  ].join('\n');
}

/** What became of those who asked while a gateway stopped. */
export function printStop(results: readonly StopResult[]): string {
  const head = ['stop', ...SEEN, 'told to close', 'ended after ms', 'exit'];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const { round, seen, endedMs, ended } of results)
    table.push([round, ...cells(seen), seen.closed, endedMs.toFixed(0), ended ?? '0']);
  const failures = results.flatMap(({ round, seen: { firstFailure } }) =>
    firstFailure === null ? [] : [`stop ${round}: ${firstFailure}`],
  );
  const verdict = results.every(isStopFaultless) ? 'nobody noticed' : 'NOT AS PROMISED';
  return [table.toString(), ...failures, verdict].join('\n');
}

/** What became of a gateway that was flooded with operations. */
export function printFlood(result: FloodedResult): string {
  const table = new Table({ head: ['', ...SEEN], style: { head: [], border: [] } });
  table.push(['quiet', ...cells(result.quiet)], ['flooded', ...cells(result.seen)]);
  const { operations, seconds, statuses, residentMb, planned, plannedAgain, seen } = result;
  return [
    table.toString(),
    `${operations} operations, none like the other, in ${seconds.toFixed(0)} s; by status ${JSON.stringify(statuses)}; ${planned} planned`,
    `operations in use that were planned again: ${plannedAgain}`,
    `memory of the gateway before, and after each fifth: ${residentMb.join(', ')} MB${isBounded(residentMb) ? '' : ' – NOT BOUNDED'}`,
    ...(seen.firstFailure === null ? [] : [`the first failure: ${seen.firstFailure}`]),
    isFloodFaultless(result) ? 'nobody noticed' : 'NOT AS PROMISED',
  ].join('\n');
}

function cells({ requests, failed, retried, moved, p50Ms, p99Ms, mostMs }: SteadyFigures) {
  return [requests, failed, retried, moved, ...[p50Ms, p99Ms, mostMs].map((ms) => ms.toFixed(1))];
}
