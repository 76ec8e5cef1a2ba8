import type { LoadReport } from '../load/load-job';
import { Histogram } from './histogram';
import { median, pairwiseRatio } from './ratio';
import type { Result } from './result';

/** Everything measured of one candidate and one query. */
export interface Measured {
  readonly workload: string;
  readonly query: string;
  readonly candidate: string;
  readonly rounds: readonly LoadReport[];
  readonly answerBytes: number;
  /** What made its answers differ; null when all were equal. */
  readonly difference: string | null;
}

/** Turns rounds into figures; `base` is the candidate the ratio is taken against. */
export function summarise(measured: Measured, base: Measured): Result {
  const { workload, query, candidate, rounds, answerBytes, difference } = measured;
  const foreignCores = median(rounds.map((round) => round.foreignCores)) ?? 0;
  const facts = { workload, query, candidate };
  const rest = { requests: sumOf(rounds, ({ requests }) => requests), answerBytes };
  if (difference !== null) {
    return {
      ...facts,
      requestsPerCpuSecond: null,
      p50Ms: null,
      p99Ms: null,
      rssMb: null,
      equal: false,
      ratio: null,
      ratioSmallest: null,
      ratioLargest: null,
      requestsPerSecond: null,
      cpuMsPerRequest: null,
      ...rest,
      foreignCores: rounded(foreignCores, 2),
      difference,
    };
  }
  const latencies = rounds.reduce((sum, round) => sum.add(round.latencies), new Histogram());
  const ratio =
    base.difference === null
      ? pairwiseRatio(rounds.map(perCpuSecond), base.rounds.map(perCpuSecond))
      : null;
  const perSecond = rounds.map(({ requests, seconds }) => requests / seconds);
  return {
    ...facts,
    requestsPerCpuSecond: orNull(median(known(rounds.map(perCpuSecond))), 1),
    p50Ms: milliseconds(latencies.percentile(0.5)),
    p99Ms: milliseconds(latencies.percentile(0.99)),
    rssMb: rounded(Math.max(0, ...rounds.map(({ peakBytes }) => peakBytes)) / 2 ** 20, 1),
    equal: true,
    ratio: orNull(ratio?.median ?? null, 3),
    ratioSmallest: orNull(ratio?.smallest ?? null, 3),
    ratioLargest: orNull(ratio?.largest ?? null, 3),
    requestsPerSecond: orNull(median(perSecond), 1),
    cpuMsPerRequest: cpuOf(rounds),
    ...rest,
    foreignCores: rounded(foreignCores, 2),
    difference: null,
  };
}

/** Null for a round in which nothing was answered or the clock of the processor did not move. */
function perCpuSecond({ requests, cpuSeconds }: LoadReport): number | null {
  const used = Object.values(cpuSeconds).reduce((sum, part) => sum + part, 0);
  return requests === 0 || used <= 0 ? null : requests / used;
}

function cpuOf(rounds: readonly LoadReport[]): Readonly<Record<string, number>> | null {
  const requests = sumOf(rounds, (round) => round.requests);
  if (requests === 0) return null;
  const parts = Object.keys(rounds[0]?.cpuSeconds ?? {}).map((part) => {
    const seconds = sumOf(rounds, ({ cpuSeconds }) => cpuSeconds[part] ?? 0);
    return [part, rounded((seconds * 1000) / requests, 4)] as const;
  });
  return Object.fromEntries(parts);
}

function sumOf(rounds: readonly LoadReport[], of: (round: LoadReport) => number): number {
  return rounds.reduce((sum, round) => sum + of(round), 0);
}

function known(values: readonly (number | null)[]): number[] {
  return values.flatMap((value) => (value === null ? [] : [value]));
}

function milliseconds(microseconds: number | null): number | null {
  return orNull(microseconds === null ? null : microseconds / 1000, 3);
}

function orNull(value: number | null, digits: number): number | null {
  return value === null ? null : rounded(value, digits);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
