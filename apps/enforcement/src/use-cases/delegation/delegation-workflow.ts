import { covers } from '@gezhi/identity';
import type { Workflow } from '@gezhi/workflow';
import type { DelegationAction, DelegationState } from '../../domain/delegation/delegation.states';
import { DELEGATION_MACHINE } from '../../domain/delegation/delegation.states';
import { Delegation } from '../../domain/delegation/delegation.entity';
import { DelegationTransition } from '../../domain/delegation/delegation-transition.entity';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';

/** How delegations live: judged on the department that gives and the area that receives. */
export const DELEGATION_WORKFLOW: Workflow<
  Delegation,
  DelegationState,
  DelegationAction,
  DelegationTransition
> = {
  name: 'delegation',
  entity: Delegation,
  machine: DELEGATION_MACHINE,
  permissions: ENFORCEMENT_PERMISSIONS,
  history: DelegationTransition,
  historyKey: 'delegationId',
  target: ({ areaCode, fromOrganizationId }) => ({ areaCode, organizationId: fromOrganizationId }),
  isVisible: ({ publishedAt, fromOrganizationId, areaCode }, actor) =>
    publishedAt !== null || fromOrganizationId === actor.organizationId || covers(actor, areaCode),
};
