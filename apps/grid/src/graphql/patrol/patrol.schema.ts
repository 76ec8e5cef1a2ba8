import { PatrolSteps } from './patrol-steps.resolver';
import { PatrolPlanResolver, PatrolResolver, PatrolsOfGrid } from './patrol.resolver';

export const PATROL_RESOLVERS = [
  PatrolResolver,
  PatrolPlanResolver,
  PatrolsOfGrid,
  PatrolSteps,
] as const;
