import type { AreaCode, LocalDate } from '@gezhi/kernel';
import type { OrganizationPlan } from '../organizations/organization-plan';

/** The tiers of organisations (S0); the fourth, building heads, is a count on the branch and never people. */
export type PartyTier = 'SUBDISTRICT_COMMITTEE' | 'COMMUNITY_PARTY' | 'GRID_BRANCH';
/** What a branch is built on; AREA for the tiers, the others stand beside them. */
export type BranchKind = 'AREA' | 'INDUSTRY' | 'PROPERTY';

export interface PartyOrganizationPlan {
  readonly organization: OrganizationPlan;
  /** Null for the industry committee and the property branches. */
  readonly tier: PartyTier | null;
  readonly branchKind: BranchKind;
  readonly gridCode: AreaCode | null;
  /** Own members, as a count (rule P9): those of branches below are not in it. */
  readonly memberCount: number;
  /** Party members who look after a building (党员楼栋长), as a count; 0 above the grid. */
  readonly buildingHeads: number;
  /** Whether one person leads the grid and the branch (一肩挑); false above the grid. */
  readonly secretaryLeadsGrid: boolean;
  readonly foundedOn: LocalDate;
}
