import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { decisionLimits } from '../../domain/application/application.limits';
import { isAcceptedBySilence } from '../../domain/application/application.rules';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { clockOf, keepClock } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';
import { versionAppliedUnder } from './version-of-application';

/**
 * Accepts an application (受理). Later than the 5 working days it only records what the law has done already: the
 * application counts as accepted from its receipt.
 */
export function acceptApplication(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<Application>> {
  return takeStep(useCase, APPLICATION_WORKFLOW, 'accept', input, async (application, uow) => {
    const acceptance = await clockOf(uow, application.id, 'ACCEPTANCE');
    return isAcceptedBySilence(acceptance, uow.now)
      ? acceptFromReceipt(uow, application, acceptance)
      : begin(uow, application, acceptance, uow.now);
  });
}

/** What silence does: the application is accepted as of the day it came in, and its clocks run since then. */
export function acceptFromReceipt(
  uow: UnitOfWork,
  application: Application,
  acceptance: Deadline,
): Promise<Result<void>> {
  application.deemedAcceptedAt = uow.now;
  return begin(uow, application, acceptance, application.receivedAt ?? acceptance.startedAt);
}

async function begin(
  uow: UnitOfWork,
  application: Application,
  acceptance: Deadline,
  acceptedAt: Date,
): Promise<Result<void>> {
  const version = await versionAppliedUnder(uow, application);
  if (!version.ok) return version;
  if (acceptance.state !== 'ENDED') {
    const met = acceptance.meet(uow.now, WORK_CALENDAR);
    if (!met.ok) return met;
    await keepClock(uow, application.id, met.value);
  }
  const [promised, legal] = decisionLimits(version.value, acceptedAt).map((terms) =>
    Deadline.start(terms, WORK_CALENDAR),
  ) as [Deadline, Deadline];
  await keepClock(uow, application.id, promised);
  await keepClock(uow, application.id, legal);
  application.acceptedAt = acceptedAt;
  application.dueAt = promised.dueAt;
  return ok();
}
