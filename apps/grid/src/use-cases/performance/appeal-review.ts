import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { defineJob } from '@gezhi/jobs';
import { notify } from '@gezhi/notifications';
import { inTransaction } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { followStep, takeStep } from '@gezhi/workflow';
import { isWorker } from '../../domain/duty/duty.rules';
import {
  PERFORMANCE_APPEALED,
  PERFORMANCE_DECIDED,
} from '../../domain/performance/performance.definitions';
import { PerformanceReview } from '../../domain/performance/performance.entity';
import type { AppealDecision } from '../../domain/performance/performance.states';
import { ACTION_OF } from '../../domain/performance/performance.states';
import { COMMAND } from '../../domain/permissions';
import { aboutReview, PERFORMANCE_WORKFLOW } from './performance-workflow';

const AT_ONCE = 200;

export interface AppealReviewInput extends StepInput {
  /** What is wrong with it. */
  readonly appeal: string;
}

/** Appeals against an own review (申诉) within five working days. Answers PERFORMANCE_NOT_YOURS, APPEAL_OVER. */
export function appealReview(
  useCase: UseCase,
  input: AppealReviewInput,
): Promise<Result<PerformanceReview>> {
  const clean = withoutPersonalData({ appeal: input.appeal });
  if (!clean.ok) return Promise.resolve(clean);
  return takeStep(useCase, PERFORMANCE_WORKFLOW, 'appeal', input, async (review, uow) => {
    if (!isWorker(useCase.actor, review.workerId)) return refuse('PERFORMANCE_NOT_YOURS');
    if (localDateOf(uow.now) > review.appealUntil)
      return refuse('APPEAL_OVER', { until: review.appealUntil });
    review.appeal = input.appeal;
    await notify(uow, PERFORMANCE_APPEALED, {
      to: { areaCode: review.areaCode.slice(0, 9), roles: COMMAND },
      about: aboutReview(review),
      values: { areaCode: review.areaCode },
    });
    return ok();
  });
}

export interface DecideAppealInput extends StepInput {
  readonly decision: AppealDecision;
  readonly reason: string;
  /** The corrected comment; with a correction and with nothing else. */
  readonly comment?: string | null;
}

/** Decides about an appeal (处理申诉). Answers REVIEWER_DECIDES, PERFORMANCE_OWN, CORRECTION_MISSING. */
export function decideAppeal(
  useCase: UseCase,
  input: DecideAppealInput,
): Promise<Result<PerformanceReview>> {
  const { decision, reason, comment = null } = input;
  const clean = withoutPersonalData({ reason, comment });
  if (!clean.ok) return Promise.resolve(clean);
  if ((decision === 'CORRECT') !== (comment !== null))
    return Promise.resolve(refuse('CORRECTION_MISSING', { path: ['input', 'comment'] }));
  const { subject } = useCase.actor;
  return takeStep(
    useCase,
    PERFORMANCE_WORKFLOW,
    ACTION_OF[decision],
    input,
    async (review, uow) => {
      if (review.reviewerSubject === subject) return refuse('REVIEWER_DECIDES');
      if (isWorker(useCase.actor, review.workerId)) return refuse('PERFORMANCE_OWN');
      Object.assign(review, { decision, decisionReason: reason });
      review.comment = comment ?? review.comment;
      await notify(uow, PERFORMANCE_DECIDED, {
        to: { subject: review.workerId },
        about: aboutReview(review),
        values: { decision },
      });
      return ok();
    },
  );
}

/** Reviews that nobody appealed against in time are final. */
export async function lapseAppeals({
  actor,
  clock,
  database,
}: UseCase): Promise<{ final: number }> {
  const total = { final: 0 };
  for (;;) {
    const some = await inTransaction(database, clock, (uow) =>
      uow.beyondSight(async (manager): Promise<Result<number>> => {
        const reviews = await manager
          .createQueryBuilder(PerformanceReview, 'r')
          .setLock('pessimistic_write')
          .setOnLocked('skip_locked')
          .where(`r.state = 'SHOWN' AND r.appeal_until < :today`, { today: localDateOf(uow.now) })
          .orderBy('r.id')
          .limit(AT_ONCE)
          .getMany();
        for (const review of reviews) {
          const step = await followStep(uow, PERFORMANCE_WORKFLOW, actor, review, {
            action: 'lapse',
          });
          if (!step.ok) return step;
        }
        return ok(reviews.length);
      }),
    );
    if (!some.ok) throw new Error(`A review cannot become final: ${some.refusal.code}`);
    total.final += some.value;
    if (some.value < AT_ONCE) return total;
  }
}

export const finalReviews = defineJob({
  name: 'final-reviews',
  description: 'Makes reviews of work final that nobody appealed against within five working days.',
  schedule: '25 0 * * *',
  rows: 'WHOLE',
  run: lapseAppeals,
});
