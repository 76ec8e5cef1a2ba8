import { definePermissions } from '@gezhi/identity';

const COMMAND = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND', 'ADMINISTRATOR'] as const;
const BY_KEEPER = [
  { roles: COMMAND, area: 'COVERED' },
  { roles: ['DEPARTMENT_OFFICER'], organization: 'OWN' },
] as const;

/** Who keeps devices, and who says when they open events. */
export const DEVICE_PERMISSIONS = definePermissions({
  'device.keep': BY_KEEPER,
  'device.suspend': BY_KEEPER,
  'device.resume': BY_KEEPER,
  'device.retire': BY_KEEPER,
  'deviceRule.keep': { roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'], area: 'COVERED' },
});
