import type { Workflow } from '@gezhi/workflow';
import type { EventAction, EventState } from '../../domain/event/event.states';
import { EVENT_MACHINE } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GovEventTransition } from '../../domain/event/gov-event-transition.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';

/** How events live: who may take which step is judged on the place and the lead organisation. */
export const EVENT_WORKFLOW: Workflow<GovEvent, EventState, EventAction, GovEventTransition> = {
  name: 'event',
  entity: GovEvent,
  machine: EVENT_MACHINE,
  permissions: GRID_PERMISSIONS,
  history: GovEventTransition,
  historyKey: 'eventId',
  target: (event) => ({ areaCode: event.areaCode, organizationId: event.leadOrganizationId }),
};
