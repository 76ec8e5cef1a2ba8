import type { Workflow } from '@gezhi/workflow';
import { DATA_GRANT_PERMISSIONS } from '../domain/data-grant.permissions';
import { mayKnowGrant } from '../domain/data-grant.rules';
import type { DataGrantAction, DataGrantState } from '../domain/data-grant.states';
import { DATA_GRANT_MACHINE } from '../domain/data-grant.states';
import { DataGrantTransition } from '../domain/data-grant-transition.entity';
import { DataGrant } from '../domain/data-grant.entity';

/** How data grants live: judged on the area they are for and the organisation that asked. */
export const DATA_GRANT_WORKFLOW: Workflow<
  DataGrant,
  DataGrantState,
  DataGrantAction,
  DataGrantTransition
> = {
  name: 'dataGrant',
  entity: DataGrant,
  machine: DATA_GRANT_MACHINE,
  permissions: DATA_GRANT_PERMISSIONS,
  history: DataGrantTransition,
  historyKey: 'grantId',
  target: ({ areaCode, clientOrganizationId }) => ({
    areaCode,
    organizationId: clientOrganizationId,
  }),
  isVisible: (grant, actor) => mayKnowGrant(actor, grant),
};
