import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { AbsorptionLevel, EventOutcome } from '../../domain/event/event.codes';
import { REPORT_CLOSED } from '../../domain/event/event.notifications';
import { checkClose, REOPEN_WORKDAYS } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { SuggestionAnswer } from '../../domain/suggestion/suggestion-answer.entity';
import { workCalendar } from '../calendar/work-calendar';
import { absorptionOf } from '../dispatch/absorption';
import { tellReporters } from '../merge/tell-reporters';
import { changeEventClock } from './event-clock';
import { takeEventStep } from './event-workflow';

export interface CloseEventInput extends StepInput {
  readonly outcome: EventOutcome;
  /** The level that actually solved it; from who did when left out. */
  readonly absorptionLevel?: AbsorptionLevel | null;
  /** Whose matter it is; required when it is not ours. */
  readonly responsibleBody?: string | null;
}

/** Closes an event (结案) with its outcome and the level that solved it; its clock ends, and whoever reported it is told. */
export function closeEvent(useCase: UseCase, input: CloseEventInput): Promise<Result<GovEvent>> {
  const { outcome, responsibleBody } = input;
  return takeEventStep(
    useCase,
    'close',
    input,
    async (event, uow) => {
      const possible = checkClose(event, input);
      if (!possible.ok) return possible;
      const level = await absorptionOf(event, uow, input.absorptionLevel ?? null);
      if (!level.ok) return level;
      const answered = await checkAnswered(event, uow);
      if (!answered.ok) return answered;
      event.outcome = outcome;
      event.absorptionLevel = level.value;
      event.responsibleBody = responsibleBody ?? null;
      event.closedAt = uow.now;
      const last = (await workCalendar(uow)).addWorkdays(localDateOf(uow.now), REOPEN_WORKDAYS);
      await tellReporters(uow, event, REPORT_CLOSED, { outcome, reopenUntil: last });
      return changeEventClock(event, uow, (clock, calendar) => clock.meet(uow.now, calendar));
    },
    { responsibleBody },
  );
}

/** A suggestion is closed once whoever made it was answered. */
async function checkAnswered(event: GovEvent, uow: UnitOfWork): Promise<Result<void>> {
  if (event.nature !== 'SUGGESTION') return ok();
  const answered = await uow.manager.existsBy(SuggestionAnswer, { eventId: event.id });
  return answered ? ok() : refuse('SUGGESTION_UNANSWERED');
}
