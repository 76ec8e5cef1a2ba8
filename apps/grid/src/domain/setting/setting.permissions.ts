import { definePermissions } from '@gezhi/identity';

/** Who sets what the city decides by itself: for every district that is here. */
export const SETTING_PERMISSIONS = definePermissions({
  'setting.change': { roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'], area: 'COVERED' },
});
