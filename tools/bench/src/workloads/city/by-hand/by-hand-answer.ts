import type { Pool } from 'pg';

/** Connections to the four databases, by the department's name. */
export type DepartmentPools = Readonly<
  Record<'grid' | 'party-building' | 'services' | 'enforcement', Pool>
>;

/** How the limit answers one workload: the same JSON as the graph, from SQL written for it alone. */
export type AnswerByHand = (
  pools: DepartmentPools,
  variables: Readonly<Record<string, unknown>>,
) => Promise<unknown>;
