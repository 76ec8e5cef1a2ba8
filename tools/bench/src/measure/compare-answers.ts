import type { LoadGenerator } from '../load/load-generator';
import type { ProbeReport } from '../load/load-job';
import type { Query, RunningCandidate } from '../workload';
import { fingerprint } from './canonical';
import { firstDifference } from './difference';

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
  const comparisons = new Map<string, Comparison>();
  let first: readonly ProbeReport[] | null = null;
  for (const candidate of candidates) {
    await query.reset?.();
    const answers: ProbeReport[] = [];
    for (const request of [query.request, ...query.probes]) {
      answers.push(await load.probe(candidate.target, request));
    }
    first ??= soundAnswers(candidate, query, answers);
    const differences = first.map((expected, index) =>
      differenceOf(expected, answers[index], query.ignored),
    );
    comparisons.set(candidate.name, {
      expected: fingerprint(first[0]?.text ?? '', query.ignored) ?? '',
      answerBytes: Buffer.byteLength(answers[0]?.text ?? ''),
      difference: differences.find((difference) => difference !== null) ?? null,
    });
  }
  return comparisons;
}

function soundAnswers(
  { name }: RunningCandidate,
  query: Query,
  answers: readonly ProbeReport[],
): readonly ProbeReport[] {
  for (const answer of answers) {
    const { data, errors } = (read(answer.text) ?? {}) as { data?: unknown; errors?: unknown };
    if (answer.status === 200 && data && errors === undefined) continue;
    throw new Error(`${name} does not answer ${query.name} as it should: ${describe(answer)}`);
  }
  return answers;
}

function differenceOf(
  expected: ProbeReport,
  found: ProbeReport | undefined,
  ignored: readonly string[],
): string | null {
  const value = found?.status === 200 ? read(found.text) : undefined;
  if (found === undefined || value === undefined) return describe(found);
  return firstDifference(read(expected.text), value, ignored);
}

/** Undefined for a text that is not JSON. */
function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function describe(answer: ProbeReport | undefined): string {
  return `status ${answer?.status}, ${answer?.text.slice(0, TELLING_CHARACTERS)}`;
}
