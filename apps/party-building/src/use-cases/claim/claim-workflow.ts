import type { Workflow } from '@gezhi/workflow';
import { Claim } from '../../domain/claim/claim.entity';
import type { ClaimAction, ClaimState } from '../../domain/claim/claim.states';
import { CLAIM_MACHINE } from '../../domain/claim/claim.states';
import { ClaimTransition } from '../../domain/claim/claim-transition.entity';
import { PARTY_BUILDING_PERMISSIONS } from '../../domain/permissions';
import { isSharedWith } from '../alliance/shared-with';

/** How claims live: judged on the area of the alliance and on the owner of the item. */
export const CLAIM_WORKFLOW: Workflow<Claim, ClaimState, ClaimAction, ClaimTransition> = {
  name: 'claim',
  entity: Claim,
  machine: CLAIM_MACHINE,
  permissions: PARTY_BUILDING_PERMISSIONS,
  history: ClaimTransition,
  historyKey: 'claimId',
  target: ({ areaCode, ownerOrganizationId }) => ({
    areaCode,
    organizationId: ownerOrganizationId,
  }),
  isVisible: isSharedWith,
};
