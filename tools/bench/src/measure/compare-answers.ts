import type { LoadGenerator } from '../load/load-generator';
import type { ProbeReport } from '../load/load-job';
import type { Query, RunningCandidate } from '../workload';
import { fingerprint } from './canonical';

/** How one candidate's answers compare with the first one's. */
export interface Comparison {
  /** What its answers must be while it is measured, see `fingerprint`. */
  readonly expected: string;
  readonly answerBytes: number;
  /** Null when all are equal. */
  readonly difference: string | null;
}

const TELLING_CHARACTERS = 300;

/**
 * Puts the query and its probes to every candidate once. The first candidate must answer without
 * errors: a comparison of two failures would say nothing. Throws when it does not.
 */
export async function compareAnswers(
  load: LoadGenerator,
  candidates: readonly RunningCandidate[],
  query: Query,
): Promise<ReadonlyMap<string, Comparison>> {
  const expected: string[] = [];
  const comparisons = new Map<string, Comparison>();
  for (const candidate of candidates) {
    const requests = [query.request, ...query.probes];
    let difference: string | null = null;
    let answerBytes = 0;
    for (const [index, request] of requests.entries()) {
      const answer = await load.probe(candidate.target, request);
      if (index === 0) answerBytes = Buffer.byteLength(answer.text);
      const found = answer.status === 200 ? fingerprint(answer.text, query.ignored) : null;
      if (candidates[0] === candidate) expected.push(soundAnswer(candidate, query, answer, found));
      else if (found !== expected[index]) difference ??= `${index}: ${describe(answer)}`;
    }
    comparisons.set(candidate.name, { expected: expected[0] ?? '', answerBytes, difference });
  }
  return comparisons;
}

function soundAnswer(
  { name }: RunningCandidate,
  query: Query,
  answer: ProbeReport,
  found: string | null,
): string {
  const { data, errors } = found === null ? {} : read(answer.text);
  if (found !== null && data !== null && data !== undefined && errors === undefined) return found;
  throw new Error(`${name} does not answer ${query.name} as it should: ${describe(answer)}`);
}

function read(text: string): { data?: unknown; errors?: unknown } {
  return JSON.parse(text) as { data?: unknown; errors?: unknown };
}

function describe({ status, text }: ProbeReport): string {
  return `status ${status}, ${text.slice(0, TELLING_CHARACTERS)}`;
}
