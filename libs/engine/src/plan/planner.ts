import type { QueryPlan } from '@apollo/query-planner';

/** Decides which subgraph is asked for what, in which order. */
export interface Planner {
  /**
   * Plans one operation, given as the text of a validated document that holds nothing else.
   * Throws GraphQLError when the operation cannot be planned, PlanRefusedError when it costs too much.
   */
  plan(operation: string): Promise<QueryPlan>;
  /** Settles once it can plan; throws when it cannot with this supergraph. Left out: it can at once. */
  ready?(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the planner of one supergraph. */
export type CreatePlanner = (supergraphSdl: string) => Planner;

/** Planning was given up: too expensive, or too many others wait. */
export class PlanRefusedError extends Error {
  override readonly name = 'PlanRefusedError';

  constructor(readonly code: 'OPERATION_TOO_COMPLEX' | 'PLANNER_BUSY') {
    super(code);
  }
}
