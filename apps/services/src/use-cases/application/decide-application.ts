import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { issueLimit } from '../../domain/application/application.limits';
import {
  checkDenial,
  checkLegalLimit,
  workdaysTaken,
} from '../../domain/application/application.rules';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { changeClocks, clockOf, keepClock } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

export interface DecideApplicationInput extends Omit<StepInput, 'note'> {
  readonly outcome: 'GRANTED' | 'DENIED';
  readonly reason?: string | null;
  readonly reconsiderationBody?: string | null;
  readonly litigationCourt?: string | null;
  /** Why the legal limit was missed. */
  readonly lateReason?: string | null;
}

/**
 * Grants or denies (决定). Somebody of the deciding organisation does it, never a clock (V6). A denial gives its reason
 * and names the remedies; after the legal limit the decision says why it is late.
 */
export function decideApplication(
  useCase: UseCase,
  input: DecideApplicationInput,
): Promise<Result<Application>> {
  const { outcome, reason, lateReason } = input;
  const clean = withoutPersonalData({ reason, lateReason });
  if (!clean.ok) return Promise.resolve(clean);
  const action = outcome === 'GRANTED' ? 'grant' : 'deny';
  const step = { ...input, note: reason ?? null };
  return takeStep(useCase, APPLICATION_WORKFLOW, action, step, async (application, uow) => {
    if (outcome === 'DENIED') {
      const fair = checkDenial(input);
      if (!fair.ok) return fair;
    }
    const legal = await clockOf(uow, application.id, 'LEGAL');
    const explained = checkLegalLimit(legal, lateReason, uow.now);
    if (!explained.ok) return explained;
    return decide(uow, application, input);
  });
}

async function decide(
  uow: UnitOfWork,
  application: Application,
  input: DecideApplicationInput,
): Promise<Result<void>> {
  const { id } = application;
  const met = await changeClocks(uow, id, ['PROMISED', 'LEGAL'], (clock) =>
    clock.meet(uow.now, WORK_CALENDAR),
  );
  if (!met.ok) return met;
  const [promised, legal] = met.value as readonly [Deadline, Deadline];
  if (input.outcome === 'GRANTED') {
    await keepClock(uow, id, Deadline.start(issueLimit(uow.now), WORK_CALENDAR));
  } else {
    application.reconsiderationBody = input.reconsiderationBody ?? null;
    application.litigationCourt = input.litigationCourt ?? null;
  }
  application.outcome = input.outcome;
  application.reason = input.reason ?? null;
  application.lateReason = legal.statusAt(uow.now) === 'MISSED' ? (input.lateReason ?? null) : null;
  application.decidedAt = uow.now;
  application.decisionDays = workdaysTaken(promised, uow.now);
  return ok();
}
