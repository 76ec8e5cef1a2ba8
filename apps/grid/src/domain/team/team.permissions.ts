import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

/** Who forms the teams of grids. */
export const TEAM_PERMISSIONS = definePermissions({
  'team.arrange': { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' },
});
