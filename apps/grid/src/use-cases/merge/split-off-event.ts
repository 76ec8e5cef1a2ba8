import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { REPORT_SPLIT_OFF } from '../../domain/event/event.notifications';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { checkSplit } from '../../domain/merge/merge.rules';
import { workCalendar } from '../calendar/work-calendar';
import { EVENT_WORKFLOW } from '../event/event-workflow';
import { noteOnEvent } from '../event/note-on-event';
import { unlinkCases } from '../link/link-cases';
import { answeringOf } from './answering-event';
import { bringReportersBack } from './moved-reporters';

/**
 * Takes a merge back that was a mistake (撤销并单), within the window and with a reason: the event is taken in again,
 * under its category and with its limit running as before, and its reporters come back with it.
 * Answers SPLIT_TOO_LATE or what every step can.
 */
export function splitOffEvent(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeStep(useCase, EVENT_WORKFLOW, 'splitOff', input, async (event, uow) => {
    const possible = checkSplit(event, uow.now, await workCalendar(uow));
    if (!possible.ok) return possible;
    await uow.beyondSight(async () => {
      const from = await answeringOf(uow, event);
      await bringReportersBack(uow, event, from);
      await noteOnEvent(uow, useCase.actor, from, 'letGo');
    });
    await unlinkCases(uow, { type: 'GovEvent', id: event.id }, 'MERGED_INTO', {
      type: 'GovEvent',
      id: event.mergedIntoId as string,
    });
    Object.assign(event, {
      mergedIntoId: null,
      mergedAt: null,
      leadOrganizationId: null,
      assistOrganizationIds: [],
      dispatchBasis: null,
      dispatchedAt: null,
      suggestedOrganizationId: null,
      returnUsed: false,
    } satisfies Partial<GovEvent>);
    if (event.reporterSubject !== null)
      await notify(uow, REPORT_SPLIT_OFF, {
        to: { subject: event.reporterSubject },
        about: { type: 'GovEvent', id: event.id, areaCode: event.areaCode },
        values: { number: event.number },
      });
    return ok();
  });
}
