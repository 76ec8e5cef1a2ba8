import { createApolloPlanning } from './apollo-planner';
import type { CreatePlanner } from './planner';

/** Plans in this thread, without a deadline: for tools and tests, never for strangers' operations. */
export const createLocalPlanner: CreatePlanner = (supergraphSdl) => {
  const plan = createApolloPlanning(supergraphSdl);
  return {
    plan: async (operation) => plan(operation),
    close: async () => undefined,
  };
};
