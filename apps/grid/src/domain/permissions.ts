import { definePermissions } from '@gezhi/identity';

const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;

/** Who may do what in the grid subgraph. */
export const GRID_PERMISSIONS = definePermissions({
  'event.report': [
    { roles: ['RESIDENT', 'INTEGRATOR'] },
    {
      roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', ...COMMAND, 'DEPARTMENT_OFFICER'],
      area: 'COVERED',
    },
  ],
  'event.accept': { roles: COMMAND, area: 'COVERED' },
  'event.refuse': { roles: COMMAND, area: 'COVERED' },
});
