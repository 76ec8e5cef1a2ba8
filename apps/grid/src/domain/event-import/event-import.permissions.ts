import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

/** Who may bring in a file of matters: command centres for systems that take files, and the account of a system. */
export const EVENT_IMPORT_PERMISSIONS = definePermissions({
  'eventImport.start': { roles: [...COMMAND, 'INTAKE_SYSTEM'] },
  'eventImport.cancel': { roles: [...COMMAND, 'INTAKE_SYSTEM'] },
});
