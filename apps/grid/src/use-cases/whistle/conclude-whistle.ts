import type { Result } from '@gezhi/kernel';
import { endOfDay, localDateOf, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import type { WhistleOutcome } from '../../domain/whistle/whistle.codes';
import { WhistleTask } from '../../domain/whistle/whistle-task.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_CONCLUDED, WHISTLE_RAISED } from '../../domain/whistle/whistle.notifications';
import { levelAbove, takesPart } from '../../domain/whistle/whistle.rules';
import { CONCLUSIONS } from '../../domain/whistle/whistle.states';
import { workCalendar } from '../calendar/work-calendar';
import { responsesOf } from './assemble';
import { ruleOfWhistle } from './whistle-rule';
import { takeWhistleStep } from './whistle-workflow';

export interface ConcludeWhistleInput extends StepInput {
  readonly outcome: WhistleOutcome;
  readonly outcomeNote: string;
}

/** The initiator confirms how it ended (确认结果); the term for rating begins. */
export function concludeWhistle(
  useCase: UseCase,
  input: ConcludeWhistleInput,
): Promise<Result<Whistle>> {
  const { outcome, outcomeNote } = input;
  return takeWhistleStep(
    useCase,
    CONCLUSIONS[outcome],
    input,
    async (whistle, uow) => {
      const { id: whistleId, number, areaCode } = whistle;
      const open = await uow.manager.countBy(WhistleTask, { whistleId, doneAt: IsNull() });
      if (outcome === 'RESOLVED' && open > 0) return refuse('WHISTLE_TASKS_OPEN', { count: open });
      const { ratingWorkdays } = await ruleOfWhistle(uow, whistle);
      const calendar = await workCalendar(uow);
      Object.assign(whistle, {
        ...{ outcome, outcomeNote },
        concludedAt: uow.now,
        ratingDueAt: endOfDay(calendar.addWorkdays(localDateOf(uow.now), ratingWorkdays)),
      } satisfies Partial<Whistle>);
      for (const response of await responsesOf(uow, whistleId)) {
        if (!takesPart(response)) continue;
        await notify(uow, WHISTLE_CONCLUDED, {
          to: { organizationId: response.organizationId },
          about: { type: 'Whistle', id: whistleId, areaCode },
          values: { number, outcome },
        });
      }
      return ok();
    },
    { outcomeNote },
  );
}

/** Raises what was not resolved (提级): those called consult anew, under the level above. */
export function raiseWhistle(useCase: UseCase, input: StepInput): Promise<Result<Whistle>> {
  return takeWhistleStep(useCase, 'raise', input, async (whistle, uow) => {
    const level = levelAbove(whistle.level);
    if (level === null) return refuse('WHISTLE_TOP_LEVEL', { level: whistle.level });
    Object.assign(whistle, {
      level,
      raiseCount: whistle.raiseCount + 1,
      outcome: null,
      outcomeNote: null,
      concludedAt: null,
      ratingDueAt: null,
    } satisfies Partial<Whistle>);
    const { id, number, areaCode } = whistle;
    await notify(uow, WHISTLE_RAISED, {
      to: { areaCode: areaCode.slice(0, 6), roles: ['DISTRICT_COMMAND'] },
      about: { type: 'Whistle', id, areaCode },
      values: { number, areaCode, level },
    });
    return ok();
  });
}
