import type { Pool } from 'pg';
import type { AskSubgraph } from './ask-subgraph';

/** What the limit answers from. */
export interface Sources {
  /** Connections to the four databases, by the department's name. */
  readonly pools: Readonly<Record<string, Pool>>;
  /** The four subgraphs, by the department's name. */
  readonly subgraphs: Readonly<Record<string, AskSubgraph>>;
}

/** How the limit answers one workload: the same JSON as the graph, by what was written for it alone. */
export type AnswerByHand = (
  sources: Sources,
  variables: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** The source of one department, which must be there. */
export function sourceOf<Source>(sources: Readonly<Record<string, Source>>, name: string): Source {
  const source = sources[name];
  if (source === undefined) throw new Error(`Nothing is known of ${name}.`);
  return source;
}
