import { definePermissions } from '@gezhi/identity';

const BY_COMMAND = {
  roles: ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'],
  area: 'COVERED',
} as const;

/** Who may do what with an area alert; a clock raises it, a person decides everything else. */
export const AREA_ALERT_PERMISSIONS = definePermissions({
  'areaAlert.acknowledge': BY_COMMAND,
  'areaAlert.linkAction': BY_COMMAND,
  'areaAlert.clear': BY_COMMAND,
  'areaAlert.markFalse': BY_COMMAND,
});
