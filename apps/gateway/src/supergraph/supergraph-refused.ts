import { renderProblem } from '@gezhi/kernel';
import type { RefusalParam } from '@gezhi/kernel';
import { SUPERGRAPH_PROBLEMS } from './supergraph-problems';
import type { SupergraphProblemCode } from './supergraph-problems';

const LONGEST_REASON = 1_000;

/** A supergraph that is not served, and why, in words for operators. */
export class SupergraphRefusedError extends Error {
  override readonly name = 'SupergraphRefusedError';

  constructor(
    readonly code: SupergraphProblemCode,
    params: Readonly<Record<string, RefusalParam>>,
    cause?: unknown,
  ) {
    super(renderProblem(SUPERGRAPH_PROBLEMS.definitions[code], params, 'en'), { cause });
  }
}

/** The words of an error, in one line of bounded length. */
export function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}
