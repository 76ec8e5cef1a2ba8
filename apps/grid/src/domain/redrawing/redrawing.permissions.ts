import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

const BY_COMMAND = { roles: [...COMMAND, 'ADMINISTRATOR'], area: 'COVERED' } as const;

/** Who may draw grids anew: whoever covers everything a re-drawing touches. */
export const REDRAWING_PERMISSIONS = definePermissions({
  'redrawing.plan': BY_COMMAND,
  'redrawing.cancel': BY_COMMAND,
});
