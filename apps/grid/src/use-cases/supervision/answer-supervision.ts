import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { areaOfLevel } from '../../domain/escalation/escalation.rules';
import { recipientOf } from '../../domain/escalation/recipient.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { SUPERVISION_ANSWERED } from '../../domain/supervision/supervision.notifications';
import { SUPERVISION_PERMISSIONS } from '../../domain/supervision/supervision.permissions';
import { takeEventNote } from '../event/take-note';
import { stepOfSupervision } from './find-supervision';

export interface AnswerSupervisionInput extends StepInput {
  readonly answer: string;
}

/** Reports back on a supervised event (督办反馈), as a member of the lead organisation. */
export function answerSupervision(
  useCase: UseCase,
  input: AnswerSupervisionInput,
): Promise<Result<GovEvent>> {
  const { answer } = input;
  return takeEventNote(
    useCase,
    SUPERVISION_PERMISSIONS,
    'answerSupervision',
    input,
    async (event, uow) => {
      const { id, number, areaCode } = event;
      let to = recipientOf('DISTRICT_CENTRE', areaCode);
      const taken = await stepOfSupervision(uow, event, 'answer', (supervision) => {
        const { level } = supervision;
        to = recipientOf(level, areaOfLevel(level, areaCode));
        Object.assign(supervision, { answer, answeredAt: uow.now });
        return ok();
      });
      if (!taken.ok) return taken;
      await notify(uow, SUPERVISION_ANSWERED, {
        to,
        about: { type: 'GovEvent', id, areaCode },
        values: { number },
      });
      return ok();
    },
    { answer },
  );
}
