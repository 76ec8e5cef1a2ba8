import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

/** Who plans patrols. Whose a patrol is, and who leads its grid, the guard of each step tells. */
export const PATROL_PERMISSIONS = definePermissions({
  'patrol.plan': { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' },
  'patrol.begin': { roles: 'SIGNED_IN' },
  'patrol.finish': { roles: 'SIGNED_IN' },
  'patrol.excuse': { roles: 'SIGNED_IN' },
  'patrol.checkIn': { roles: 'SIGNED_IN' },
  'patrol.find': { roles: 'SIGNED_IN' },
});
