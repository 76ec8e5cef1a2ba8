import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

const BY_SURVEYOR = { roles: [...COMMAND, 'ADMINISTRATOR'], area: 'COVERED' } as const;

/** Who may draw and name areas. */
export const AREA_PERMISSIONS = definePermissions({
  'area.draw': BY_SURVEYOR,
  'area.rename': BY_SURVEYOR,
});
