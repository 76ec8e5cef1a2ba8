import { Histogram } from '../measure/histogram';
import type { SteadyReport } from './steady-job';

/** What those who asked saw, in milliseconds. */
export interface SteadyFigures extends Omit<SteadyReport, 'latencies'> {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

export function figuresOf({ latencies, ...counted }: SteadyReport): SteadyFigures {
  const histogram = Histogram.of(latencies);
  const at = (share: number) => (histogram.percentile(share) ?? 0) / 1_000;
  return { ...counted, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) };
}
