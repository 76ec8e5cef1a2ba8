import { startLoadGenerator } from './load/load-generator';
import { build } from './machine/build';
import { coresOfThisMachine } from './machine/cores';
import { measureWorkload } from './measure/measure-workload';
import type { Result } from './measure/result';
import type { Options } from './options';
import type { Workload } from './workload';

export interface BenchOutput {
  readonly onProgress: (step: string) => void;
  /** Told of each query as soon as all candidates have been measured with it. */
  readonly onResults: (results: readonly Result[]) => void;
}

/** Measures the workloads one after the other; everything started for one has ended before the next. */
export async function runBench(
  workloads: readonly Workload[],
  options: Options,
  output: BenchOutput,
): Promise<readonly Result[]> {
  const cores = coresOfThisMachine();
  const results: Result[] = [];
  await build(['tools/bench', ...workloads.flatMap(({ builds }) => builds)], output.onProgress);
  await using load = startLoadGenerator(cores);
  for (const workload of workloads) {
    const wanted = options.candidates ?? workload.usualCandidates ?? workload.candidates;
    const candidates = workload.candidates.filter((name) => wanted.includes(name));
    const { onProgress, onResults } = output;
    await using open = await workload.open({
      candidates,
      cores,
      events: options.events,
      onProgress,
    });
    const measured = await measureWorkload({
      ...options,
      workload,
      open,
      queries: options.queries ?? workload.queries,
      load,
      onProgress,
      onResults,
    });
    results.push(...measured);
  }
  return results;
}
