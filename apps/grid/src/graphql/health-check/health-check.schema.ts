import { HealthCheckSteps } from './health-check-steps.resolver';
import { healthCheckById } from './health-check.loader';
import {
  HealthCheckResolver,
  HealthFindingResolver,
  HealthLedgerLineResolver,
  HealthOfAreaResolver,
  IndicatorSetResolver,
} from './health-check.resolver';

export const HEALTH_CHECK_RESOLVERS = [
  HealthCheckResolver,
  HealthCheckSteps,
  HealthFindingResolver,
  HealthLedgerLineResolver,
  HealthOfAreaResolver,
  IndicatorSetResolver,
] as const;

export const HEALTH_CHECK_REFERENCES = {
  HealthCheck: { key: 'id', load: healthCheckById },
} as const;
