import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { acceptanceLimit } from '../../domain/application/application.limits';
import { checkChannel } from '../../domain/application/application.rules';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { keepClock } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';
import { versionInForceOn } from './version-of-application';

/** Submits an application (提交) under the version in force today; the authority has 5 working days to answer. */
export function submitApplication(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<Application>> {
  return takeStep(useCase, APPLICATION_WORKFLOW, 'submit', input, async (application, uow) => {
    const { now } = uow;
    const version = await versionInForceOn(uow, application.serviceItemId, localDateOf(now));
    if (!version.ok) return version;
    const offered = checkChannel(application, version.value.channelTags);
    if (!offered.ok) return offered;
    Object.assign(application, {
      serviceItemVersionId: version.value.id,
      implementingOrganizationId: version.value.implementingOrganizationId,
      submittedAt: now,
      receivedAt: now,
    });
    await keepClock(uow, application.id, Deadline.start(acceptanceLimit(now), WORK_CALENDAR));
    return ok();
  });
}
