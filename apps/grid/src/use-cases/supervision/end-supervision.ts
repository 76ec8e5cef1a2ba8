import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import {
  SUPERVISION_LIFTED,
  SUPERVISION_STARTED,
} from '../../domain/supervision/supervision.notifications';
import { SUPERVISION_PERMISSIONS } from '../../domain/supervision/supervision.permissions';
import { checkExpectedOn, checkLevel } from '../../domain/supervision/supervision.rules';
import { takeEventNote } from '../event/take-note';
import { stepOfSupervision } from './find-supervision';

export interface ReturnSupervisionInput extends StepInput {
  /** The day by which the better report is awaited. */
  readonly expectedOn: string;
}

/** Asks for a better report (督办退回), by a new day. */
export function returnSupervision(
  useCase: UseCase,
  input: ReturnSupervisionInput,
): Promise<Result<GovEvent>> {
  const { expectedOn } = input;
  return takeEventNote(
    useCase,
    SUPERVISION_PERMISSIONS,
    'returnSupervision',
    input,
    async (event, uow) => {
      const { id, number, areaCode } = event;
      const term = checkExpectedOn(expectedOn, uow.now);
      if (!term.ok) return term;
      let reason = '';
      const taken = await stepOfSupervision(uow, event, 'return', (supervision) => {
        const level = checkLevel(useCase.actor, supervision);
        if (!level.ok) return level;
        ({ reason } = supervision);
        Object.assign(supervision, { expectedOn, lateTold: false });
        return ok();
      });
      if (!taken.ok) return taken;
      if (event.leadOrganizationId !== null)
        await notify(uow, SUPERVISION_STARTED, {
          to: { organizationId: event.leadOrganizationId },
          about: { type: 'GovEvent', id, areaCode },
          values: { number, reason, expectedOn },
        });
      return ok();
    },
  );
}

/** Lifts the supervision of an event (解除督办), also of one that is over by now. */
export function liftSupervision(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventNote(
    useCase,
    SUPERVISION_PERMISSIONS,
    'liftSupervision',
    input,
    async (event, uow) => {
      const { id, number, areaCode } = event;
      const taken = await stepOfSupervision(uow, event, 'lift', (supervision) => {
        supervision.liftedAt = uow.now;
        return checkLevel(useCase.actor, supervision);
      });
      if (!taken.ok) return taken;
      event.flags = event.flags.filter((flag) => flag !== 'SUPERVISED');
      if (event.leadOrganizationId !== null)
        await notify(uow, SUPERVISION_LIFTED, {
          to: { organizationId: event.leadOrganizationId },
          about: { type: 'GovEvent', id, areaCode },
          values: { number },
        });
      return ok();
    },
  );
}
