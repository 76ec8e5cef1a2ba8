import { setImmediate as nextTurn } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { KnownDocument } from '../http/known-document';
import type { ServedGraph } from './served-graph';
import { reasonOf, SupergraphRefusedError } from './supergraph-refused';

export interface WarmUpOptions {
  /** Documents made ready at most, the hottest first. Default 200. */
  readonly most?: number;
  /** Longest time for all of it. Default 15,000; what is not ready then is planned when it is asked. */
  readonly milliseconds?: number;
}

export interface WarmUp {
  /** Operations that will not be planned again. */
  readonly prepared: number;
  /** Documents that the new graph refuses, or cannot plan: their clients will be told why. */
  readonly refused: number;
  readonly milliseconds: number;
}

const MOST = 200;
const MILLISECONDS = 15_000;

/**
 * Reads, weighs, plans and compiles with a new graph what is asked of the old one most often, while that one still
 * answers: for each the parts its callers were given. Throws SupergraphRefusedError when nothing can be planned.
 */
export async function warmUp(
  from: ServedGraph,
  to: ServedGraph,
  { most = MOST, milliseconds = MILLISECONDS }: WarmUpOptions,
  closing: AbortSignal,
): Promise<WarmUp> {
  const began = performance.now();
  const signal = AbortSignal.any([closing, AbortSignal.timeout(milliseconds)]);
  await untilPlanning(to, signal);
  let refused = 0;
  // Operations that are planned when their variables are known are known to the engine alone.
  const planned = from.graph.hottestOperations?.().slice(0, most) ?? [];
  let prepared = (await to.graph.warmUp?.(planned, signal)) ?? 0;
  for (const [text, known] of from.documents.hottest(most)) {
    if (signal.aborted) break;
    await nextTurn();
    const count = await prepareAgain(text, known, to);
    if (count === null) refused += 1;
    else prepared += count;
  }
  return { prepared, refused, milliseconds: Math.round(performance.now() - began) };
}

/** Waits until operations can be planned at all. */
async function untilPlanning({ graph }: ServedGraph, signal: AbortSignal): Promise<void> {
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(new Error('the planner is not ready in time.'));
  signal.addEventListener('abort', end);
  try {
    await Promise.race([graph.warmUp?.([]), ended.promise]);
  } catch (error) {
    const reason = reasonOf(error);
    throw new SupergraphRefusedError('SUPERGRAPH_NOT_PLANNED', { reason }, error);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** How many operations were prepared; null when the document is refused. */
async function prepareAgain(
  text: string,
  known: KnownDocument,
  { documents }: ServedGraph,
): Promise<number | null> {
  const found = documents.find(text);
  if ('refusal' in found) return null;
  // Found again, it is no longer one of those that a flood pushes out first. What was hot long ago cools down.
  documents.find(text);
  found.document.uses = known.uses / 2;
  try {
    let count = 0;
    for (const operation of found.document.all()) {
      const before = known.operation(operation.name)?.ready;
      if (before === undefined) continue;
      const prepared = await operation.prepare();
      await prepared.prepareFor?.(before.askers?.() ?? []);
      count += 1;
    }
    return count;
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}
