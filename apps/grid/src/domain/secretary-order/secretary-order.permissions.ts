import { definePermissions } from '@gezhi/identity';

const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;
const BY_COMMAND = { roles: COMMAND, area: 'COVERED' } as const;
/** Secretaries, and the command centres that act for those of subdistrict and district; the rules say which level. */
const BY_SECRETARY = { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' } as const;

/** Who may do what with a secretary-handled order; clocks take passFollowUp and relapse. */
export const SECRETARY_ORDER_PERMISSIONS = definePermissions({
  'secretaryOrder.nominate': BY_SECRETARY,
  'secretaryOrder.confirm': BY_COMMAND,
  'secretaryOrder.decline': BY_COMMAND,
  'secretaryOrder.assignLevel': BY_COMMAND,
  'secretaryOrder.beginJoint': BY_SECRETARY,
  'secretaryOrder.revisePlan': BY_SECRETARY,
  'secretaryOrder.resolve': BY_SECRETARY,
  'secretaryOrder.raise': BY_SECRETARY,
  'secretaryOrder.close': BY_COMMAND,
});
