import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, parseLocalDate, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { SpecialProcedure } from '../../domain/application/application.codes';
import type { Application } from '../../domain/application/application.entity';
import { changeClocks } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

export interface SpecialProcedureInput extends StepInput {
  readonly procedure: SpecialProcedure;
  /** The day on which it ends, as the applicant is told. */
  readonly until: string;
  /** The number of the written notice to the applicant. */
  readonly noticeNumber: string;
}

/**
 * Begins a special procedure (特别程序): its time does not count into the limits, and the applicant is told in writing
 * how long it takes. Administrative Licence Law art. 45.
 */
export function pauseForSpecialProcedure(
  useCase: UseCase,
  input: SpecialProcedureInput,
): Promise<Result<Application>> {
  const clean = withoutPersonalData({ note: input.note });
  if (!clean.ok) return Promise.resolve(clean);
  return takeStep(
    useCase,
    APPLICATION_WORKFLOW,
    'pauseSpecial',
    input,
    async (application, uow) => {
      const path = ['input', 'until'];
      const until = parseLocalDate(input.until, path);
      if (!until.ok) return until;
      if (until.value < localDateOf(uow.now)) {
        return refuse('SPECIAL_TERM_PASSED', { path, until: until.value });
      }
      const paused = await changeClocks(uow, application.id, ['PROMISED', 'LEGAL'], (clock) =>
        clock.pause(uow.now),
      );
      if (!paused.ok) return paused;
      application.specialProcedure = input.procedure;
      application.specialUntil = until.value;
      application.specialNotice = input.noticeNumber;
      return ok();
    },
  );
}
