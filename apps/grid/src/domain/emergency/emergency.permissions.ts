import { definePermissions } from '@gezhi/identity';

const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;
const BY_COMMAND = { roles: COMMAND, area: 'COVERED' } as const;

/** Who may do what in an emergency: whoever sees it reports, command centres lead. */
export const EMERGENCY_PERMISSIONS = definePermissions({
  'incident.open': {
    roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', 'DEPARTMENT_OFFICER', ...COMMAND],
    area: 'COVERED',
  },
  'incident.verify': BY_COMMAND,
  'incident.markFalse': BY_COMMAND,
  'incident.respond': BY_COMMAND,
  'incident.changeLevel': BY_COMMAND,
  'incident.report': BY_COMMAND,
  'incident.dispatch': BY_COMMAND,
  // Whoever may blow a whistle there: `whistle.draft` and `whistle.blow` are asked as well.
  'incident.whistle': { roles: ['SUBDISTRICT_COMMAND'], area: 'COVERED' },
  'incident.allot': BY_COMMAND,
  'incident.release': BY_COMMAND,
  'incident.control': BY_COMMAND,
  'incident.flareUp': BY_COMMAND,
  'incident.standDown': BY_COMMAND,
  'incident.review': BY_COMMAND,
  'emergencyPlan.draft': BY_COMMAND,
  'emergencyPlan.publish': BY_COMMAND,
  'emergencyResource.keep': [
    BY_COMMAND,
    { roles: ['DEPARTMENT_OFFICER', 'ADMINISTRATOR'], area: 'COVERED' },
  ],
});
