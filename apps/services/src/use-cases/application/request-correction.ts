import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import {
  checkCorrectionList,
  checkNotAcceptedBySilence,
} from '../../domain/application/application.rules';
import { ServiceMaterial } from '../../domain/item/service-material.entity';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { clockOf, keepClock } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

export interface RequestCorrectionInput extends StepInput {
  /** The codes of the materials that are missing or wrong: all of them, for there is no second list. */
  readonly materials: readonly string[];
}

/** Tells the applicant at once all that is missing (一次性告知), Administrative Licence Law art. 32. */
export function requestCorrection(
  useCase: UseCase,
  input: RequestCorrectionInput,
): Promise<Result<Application>> {
  const clean = withoutPersonalData({ note: input.note });
  if (!clean.ok) return Promise.resolve(clean);
  return takeStep(
    useCase,
    APPLICATION_WORKFLOW,
    'requestCorrection',
    input,
    async (application, uow) => {
      const { id, serviceItemVersionId, correctionRequestedAt } = application;
      if (correctionRequestedAt !== null) {
        return refuse('CORRECTION_ASKED_BEFORE', { on: localDateOf(correctionRequestedAt) });
      }
      const acceptance = await clockOf(uow, id, 'ACCEPTANCE');
      const open = checkNotAcceptedBySilence(acceptance, uow.now);
      if (!open.ok) return open;
      const materials = await uow.manager.findBy(ServiceMaterial, { serviceItemVersionId });
      const askable = checkCorrectionList(input.materials, materials);
      if (!askable.ok) return askable;
      const met = acceptance.meet(uow.now, WORK_CALENDAR);
      if (!met.ok) return met;
      await keepClock(uow, id, met.value);
      application.correctionRequestedAt = uow.now;
      application.correctionMaterials = [...new Set(input.materials)];
      return ok();
    },
  );
}
