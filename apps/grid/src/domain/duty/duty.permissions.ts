import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

/** Who keeps rosters. Workers swap among themselves: the rule of the step tells them apart. */
export const DUTY_PERMISSIONS = definePermissions({
  'duty.plan': { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' },
  'duty.change': { roles: 'SIGNED_IN' },
});
