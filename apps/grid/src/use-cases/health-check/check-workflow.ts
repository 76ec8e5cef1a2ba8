import type { Workflow } from '@gezhi/workflow';
import { HealthCheck, HealthCheckTransition } from '../../domain/health-check/health-check.entity';
import { HEALTH_CHECK_PERMISSIONS } from '../../domain/health-check/health-check.permissions';
import { seesCheck } from '../../domain/health-check/health-check.rules';
import type {
  HealthCheckAction,
  HealthCheckState,
} from '../../domain/health-check/health-check.states';
import { HEALTH_CHECK_MACHINE } from '../../domain/health-check/health-check.states';

export const HEALTH_CHECK_WORKFLOW: Workflow<
  HealthCheck,
  HealthCheckState,
  HealthCheckAction,
  HealthCheckTransition
> = {
  name: 'healthCheck',
  entity: HealthCheck,
  machine: HEALTH_CHECK_MACHINE,
  permissions: HEALTH_CHECK_PERMISSIONS,
  history: HealthCheckTransition,
  historyKey: 'checkId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: (check, actor) => seesCheck(actor, check),
};

/** What a notification about a check hangs on. */
export function aboutCheck({ id, areaCode }: HealthCheck) {
  return { type: 'HealthCheck', id, areaCode };
}
