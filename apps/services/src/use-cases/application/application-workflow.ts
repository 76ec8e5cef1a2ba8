import type { Workflow } from '@gezhi/workflow';
import { mayRead } from '../../domain/application/application.access';
import { ApplicationTransition } from '../../domain/application/application-transition.entity';
import { Application } from '../../domain/application/application.entity';
import type {
  ApplicationAction,
  ApplicationState,
} from '../../domain/application/application.states';
import { APPLICATION_MACHINE } from '../../domain/application/application.states';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';

/** How applications live: judged on their area and on the organisation that decides. */
export const APPLICATION_WORKFLOW: Workflow<
  Application,
  ApplicationState,
  ApplicationAction,
  ApplicationTransition
> = {
  name: 'application',
  entity: Application,
  machine: APPLICATION_MACHINE,
  permissions: SERVICES_PERMISSIONS,
  history: ApplicationTransition,
  historyKey: 'applicationId',
  target: ({ areaCode, implementingOrganizationId }) => ({
    areaCode,
    organizationId: implementingOrganizationId,
  }),
  isVisible: mayRead,
};
