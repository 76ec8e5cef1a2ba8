import { covers } from '@gezhi/identity';
import type { Workflow } from '@gezhi/workflow';
import { isWorker } from '../../domain/duty/duty.rules';
import { PERFORMANCE_PERMISSIONS } from '../../domain/performance/performance.definitions';
import {
  PerformanceReview,
  PerformanceReviewTransition,
} from '../../domain/performance/performance.entity';
import type {
  PerformanceAction,
  PerformanceState,
} from '../../domain/performance/performance.states';
import { PERFORMANCE_MACHINE } from '../../domain/performance/performance.states';

export const PERFORMANCE_WORKFLOW: Workflow<
  PerformanceReview,
  PerformanceState,
  PerformanceAction,
  PerformanceReviewTransition
> = {
  name: 'performance',
  entity: PerformanceReview,
  machine: PERFORMANCE_MACHINE,
  permissions: PERFORMANCE_PERMISSIONS,
  history: PerformanceReviewTransition,
  historyKey: 'reviewId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: ({ areaCode, workerId }, actor) =>
    isWorker(actor, workerId) || covers(actor, areaCode),
};

export function aboutReview({ id, areaCode }: PerformanceReview) {
  return { type: 'PerformanceReview', id, areaCode };
}
