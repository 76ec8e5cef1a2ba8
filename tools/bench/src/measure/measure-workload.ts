import type { LoadGenerator } from '../load/load-generator';
import type { LoadReport } from '../load/load-job';
import { writeTemplate } from '../load/request-template';
import type { OpenWorkload, Query, RunningCandidate, Workload } from '../workload';
import { compareAnswers } from './compare-answers';
import type { Comparison } from './compare-answers';
import type { Result } from './result';
import { summarise } from './summarise';
import type { Measured } from './summarise';

/** How long and how hard to measure. */
export interface Effort {
  /** Of each candidate in each round. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly rounds: number;
  readonly connections: number;
}

export interface MeasureRequest extends Effort {
  readonly workload: Workload;
  readonly open: OpenWorkload;
  /** Names of the queries to measure. */
  readonly queries: readonly string[];
  readonly load: LoadGenerator;
  readonly onProgress: (step: string) => void;
  /** Told as soon as a query has been measured with all candidates. */
  readonly onResults: (results: readonly Result[]) => void;
}

const SETTLE_MILLISECONDS = 200;

/** Measures queries one after the other, candidates taking turns in every round: A B C, A B C, … */
export async function measureWorkload(request: MeasureRequest): Promise<readonly Result[]> {
  const all: Result[] = [];
  for (const query of request.open.queries) {
    if (!request.queries.includes(query.name)) continue;
    const results = await measureQuery(request, query);
    request.onResults(results);
    all.push(...results);
  }
  return all;
}

async function measureQuery(request: MeasureRequest, query: Query): Promise<readonly Result[]> {
  const { workload, open, load, onProgress } = request;
  onProgress(`${workload.name} ${query.name}: comparing answers`);
  const comparisons = await compareAnswers(load, open.candidates, query);
  const turns = open.candidates.map((candidate) => new Turns(request, query, candidate));
  const equal = turns.filter(({ name }) => comparisons.get(name)?.difference === null);
  for (const turn of equal) {
    onProgress(`${workload.name} ${query.name}: warming up ${turn.name}`);
    await turn.warmUp(expectedOf(comparisons, turn.name));
  }
  for (let round = 1; round <= request.rounds; round += 1) {
    for (const turn of equal) {
      onProgress(
        `${workload.name} ${query.name}: round ${round} of ${request.rounds}, ${turn.name}`,
      );
      await turn.measure(expectedOf(comparisons, turn.name));
    }
  }
  const measured = turns.map((turn) => turn.measured(comparisons.get(turn.name)));
  const [base] = measured;
  return base === undefined ? [] : measured.map((each) => summarise(each, base));
}

function expectedOf(comparisons: ReadonlyMap<string, Comparison>, name: string): string {
  return comparisons.get(name)?.expected ?? '';
}

/** One candidate's turns with one query. */
class Turns {
  private readonly rounds: LoadReport[] = [];
  private sent = 0;
  private wrong: string | null = null;

  constructor(
    private readonly request: MeasureRequest,
    private readonly query: Query,
    private readonly candidate: RunningCandidate,
  ) {}

  get name(): string {
    return this.candidate.name;
  }

  async warmUp(expected: string): Promise<void> {
    if (this.request.warmUpSeconds > 0) await this.run(expected, this.request.warmUpSeconds);
  }

  async measure(expected: string): Promise<void> {
    this.rounds.push(await this.run(expected, this.request.seconds));
  }

  measured(comparison: Comparison | undefined): Measured {
    return {
      workload: this.request.workload.name,
      query: this.query.name,
      candidate: this.name,
      rounds: this.rounds,
      answerBytes: comparison?.answerBytes ?? 0,
      difference: comparison?.difference ?? this.wrong,
    };
  }

  private async run(expected: string, seconds: number): Promise<LoadReport> {
    const { load, open, connections } = this.request;
    await this.query.reset?.();
    const report = await load.load({
      target: this.candidate.target,
      template: writeTemplate(this.query.request),
      firstRequest: this.sent,
      connections,
      settleMilliseconds: SETTLE_MILLISECONDS,
      milliseconds: seconds * 1000,
      expected,
      ignored: this.query.ignored,
      parts: this.candidate.parts,
      ours: [process.pid, ...open.detached],
    });
    this.sent += report.sent;
    if (report.wrong > 0) {
      this.wrong ??= `${report.wrong} of ${report.sent} answers: ${report.firstWrong}`;
    }
    return report;
  }
}
