import { runProgram } from '../machine/program';
import type { CorePlan } from '../machine/cores';
import type { Job, LoadJob, LoadReport, ProbeReport, Report, Target } from './load-job';
import type { RequestTemplate } from './request-template';
import { bodyOf, writeTemplate } from './request-template';

/** Makes load from a process of its own. */
export interface LoadGenerator extends AsyncDisposable {
  probe(target: Target, request: RequestTemplate, n?: number): Promise<ProbeReport>;
  load(job: Omit<LoadJob, 'kind'>): Promise<LoadReport>;
}

export function startLoadGenerator(cores: CorePlan): LoadGenerator {
  const program = runProgram({
    name: 'load',
    file: 'tools/bench/dist/load/load-process.js',
    environment: { NODE_ENV: 'production' },
    cores: cores.surroundings,
  });

  async function run<Done extends Report>(job: Job): Promise<Done> {
    const report = await program.ask<Report>(job);
    if (report.kind === 'failure') throw new Error(`The load failed: ${report.message}`);
    return report as Done;
  }

  return {
    probe: (target, request, n = 0) =>
      run({ kind: 'probe', target, body: bodyOf(writeTemplate(request), n) }),
    load: (job) => run({ kind: 'load', ...job }),
    [Symbol.asyncDispose]: () => program.stop(),
  };
}
