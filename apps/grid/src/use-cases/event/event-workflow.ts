import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { Change, StepInput, UseCase, Workflow } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { isVisibleTo, workAreaOf } from '../../domain/event/event.rules';
import type { EventAction, EventState } from '../../domain/event/event.states';
import { EVENT_MACHINE } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GovEventTransition } from '../../domain/event/gov-event-transition.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { tellSystem } from '../intake/tell-system';

/** How events live: who may take which step is judged on the place and the lead organisation. */
export const EVENT_WORKFLOW: Workflow<GovEvent, EventState, EventAction, GovEventTransition> = {
  name: 'event',
  entity: GovEvent,
  machine: EVENT_MACHINE,
  permissions: GRID_PERMISSIONS,
  history: GovEventTransition,
  historyKey: 'eventId',
  target: (event) => ({ areaCode: workAreaOf(event), organizationId: event.leadOrganizationId }),
  isVisible: (event, actor) => isVisibleTo(actor, event),
};

/** One step of an event. Texts that stay with it are kept free of personal data, as the note of every step is. */
export async function takeEventStep(
  useCase: UseCase,
  action: EventAction,
  input: StepInput,
  change: Change<GovEvent> = () => ok(),
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<GovEvent>> {
  const clean = withoutPersonalData(texts);
  if (!clean.ok) return clean;
  return takeStep(useCase, EVENT_WORKFLOW, action, input, async (event, uow) => {
    const changed = await change(event, uow);
    if (changed.ok) await tellSystem(uow, event, action);
    return changed;
  });
}
