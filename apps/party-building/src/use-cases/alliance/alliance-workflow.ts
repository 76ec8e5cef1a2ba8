import type { Workflow } from '@gezhi/workflow';
import { Alliance } from '../../domain/alliance/alliance.entity';
import type {
  AllianceAction,
  AllianceState,
  MembershipAction,
  MembershipState,
} from '../../domain/alliance/alliance.states';
import { ALLIANCE_MACHINE, MEMBERSHIP_MACHINE } from '../../domain/alliance/alliance.states';
import { AllianceMember } from '../../domain/alliance/alliance-member.entity';
import { AllianceMemberTransition } from '../../domain/alliance/alliance-member-transition.entity';
import { AllianceTransition } from '../../domain/alliance/alliance-transition.entity';
import { PARTY_BUILDING_PERMISSIONS } from '../../domain/permissions';

/** How alliances live: judged on their area and on who leads them. */
export const ALLIANCE_WORKFLOW: Workflow<
  Alliance,
  AllianceState,
  AllianceAction,
  AllianceTransition
> = {
  name: 'alliance',
  entity: Alliance,
  machine: ALLIANCE_MACHINE,
  permissions: PARTY_BUILDING_PERMISSIONS,
  history: AllianceTransition,
  historyKey: 'allianceId',
  target: ({ areaCode, leadOrganizationId }) => ({ areaCode, organizationId: leadOrganizationId }),
};

/** How memberships live: judged on the area of the alliance and on the member. */
export const MEMBERSHIP_WORKFLOW: Workflow<
  AllianceMember,
  MembershipState,
  MembershipAction,
  AllianceMemberTransition
> = {
  name: 'allianceMember',
  entity: AllianceMember,
  machine: MEMBERSHIP_MACHINE,
  permissions: PARTY_BUILDING_PERMISSIONS,
  history: AllianceMemberTransition,
  historyKey: 'memberId',
  target: ({ areaCode, organizationId }) => ({ areaCode, organizationId }),
};
