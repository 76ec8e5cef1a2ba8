import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { AbsorptionLevel, EventOutcome } from '../../domain/event/event.codes';
import { checkClose } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { changeEventClock } from './event-clock';
import { takeEventStep } from './event-workflow';

export interface CloseEventInput extends StepInput {
  readonly outcome: EventOutcome;
  readonly absorptionLevel: AbsorptionLevel;
  /** Whose matter it is; required when it is not ours. */
  readonly responsibleBody?: string | null;
}

/** Closes an event (结案) with its outcome and the level that solved it; its clock ends. */
export function closeEvent(useCase: UseCase, input: CloseEventInput): Promise<Result<GovEvent>> {
  const { outcome, absorptionLevel, responsibleBody } = input;
  return takeEventStep(
    useCase,
    'close',
    input,
    (event, uow) => {
      const possible = checkClose(event, input);
      if (!possible.ok) return possible;
      event.outcome = outcome;
      event.absorptionLevel = absorptionLevel;
      event.responsibleBody = responsibleBody ?? null;
      event.closedAt = uow.now;
      return changeEventClock(event, uow, (clock, calendar) => clock.meet(uow.now, calendar));
    },
    { responsibleBody },
  );
}
