import type { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { checkExtension } from '../../domain/application/application.rules';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { changeClocks } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';
import type { ReasonedStepInput } from './refuse-application';

export interface ExtendApplicationInput extends ReasonedStepInput {
  /** Working days to add. */
  readonly days: number;
  /** The number of the head's approval. */
  readonly approval: string;
}

/**
 * Extends the limits of a review once (延期), Administrative Licence Law art. 42. A promise that was already missed
 * stays missed: only the legal limit moves then.
 */
export function extendApplication(
  useCase: UseCase,
  input: ExtendApplicationInput,
): Promise<Result<Application>> {
  const clean = withoutPersonalData({ reason: input.reason });
  if (!clean.ok) return Promise.resolve(clean);
  const step = { ...input, note: input.reason };
  return takeStep(useCase, APPLICATION_WORKFLOW, 'extend', step, async (application, uow) => {
    const lawful = checkExtension(application.extendedBy, input);
    if (!lawful.ok) return lawful;
    const extend = (clock: Deadline): Result<Deadline> =>
      clock.kind === 'PROMISED' && clock.statusAt(uow.now) === 'OVERDUE'
        ? ok(clock)
        : clock.extend(input.days, uow.now, WORK_CALENDAR);
    const extended = await changeClocks(uow, application.id, ['PROMISED', 'LEGAL'], extend);
    if (!extended.ok) return extended;
    application.dueAt = extended.value[0]?.dueAt ?? application.dueAt;
    application.extendedBy = input.days;
    application.extensionApproval = input.approval;
    return ok();
  });
}
