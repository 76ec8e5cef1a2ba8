import { definePermissions } from '@gezhi/identity';

const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;
const BY_COMMUNITY = { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' } as const;
const IN_FIELD = {
  roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', ...COMMAND],
  area: 'COVERED',
} as const;

/** Who may do what in a health check of a compound. */
export const HEALTH_CHECK_PERMISSIONS = definePermissions({
  'indicatorSet.publish': { roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'], area: 'COVERED' },
  'healthCheck.plan': BY_COMMUNITY,
  'healthCheck.begin': IN_FIELD,
  'healthCheck.record': IN_FIELD,
  'healthCheck.confirmFindings': BY_COMMUNITY,
  'healthCheck.rectify': BY_COMMUNITY,
  'healthCheck.close': BY_COMMUNITY,
});
