import { definePermissions } from '@gezhi/identity';

const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;
const STAFF_OF_PLACE = ['GRID_MEMBER', 'COMMUNITY_SECRETARY', ...COMMAND] as const;
const BY_PLACE = { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' } as const;
/** Whoever works for the committee, and those who answer for the place. */
const BY_COMMITTEE = [
  {
    roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DEPARTMENT_OFFICER'],
    organization: 'OWN',
  },
  BY_PLACE,
] as const;

/** Who may do what with a dispute. */
export const DISPUTE_PERMISSIONS = definePermissions({
  'dispute.register': { roles: STAFF_OF_PLACE, area: 'COVERED' },
  'dispute.beginMediation': BY_PLACE,
  'dispute.holdSession': BY_COMMITTEE,
  'dispute.agree': BY_COMMITTEE,
  'dispute.fail': BY_COMMITTEE,
  'dispute.refer': BY_COMMITTEE,
  'dispute.visitKept': BY_COMMITTEE,
  'dispute.visitBroken': BY_COMMITTEE,
  'dispute.withdraw': BY_COMMITTEE,
});
