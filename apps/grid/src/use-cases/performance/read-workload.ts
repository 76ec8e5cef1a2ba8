import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { addDays, localDateOf, parseLocalDate } from '@gezhi/kernel';
import { isWorker } from '../../domain/duty/duty.rules';
import { PERFORMANCE_PERMISSIONS } from '../../domain/performance/performance.definitions';
import type { GridPost } from '../../domain/post/grid-post.entity';
import type { Period } from './measure-work';
import { periodOf } from './review-performance';

const USUAL_DAYS = 30;

/** The worker, and those who review there: nobody else is told how much somebody did. */
export function seesWorkloadOfPost(
  actor: Actor,
  { workerId, areaCode }: Pick<GridPost, 'workerId' | 'areaCode'>,
): boolean {
  return (
    isWorker(actor, workerId) ||
    authorise(actor, PERFORMANCE_PERMISSIONS, 'workload.ofPost', { areaCode }).ok
  );
}

export function seesWorkloadOfGrid(actor: Actor, areaCode: string): boolean {
  return authorise(actor, PERFORMANCE_PERMISSIONS, 'workload.ofGrid', { areaCode }).ok;
}

/** The last 30 days unless told. Answers PERFORMANCE_PERIOD. */
export function workloadPeriod(
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
  now: Date,
): Result<Period> {
  const last = to ?? localDateOf(now);
  const day = parseLocalDate(last, ['to']);
  if (!day.ok) return day;
  return periodOf(from ?? addDays(day.value, 1 - USUAL_DAYS), last);
}
