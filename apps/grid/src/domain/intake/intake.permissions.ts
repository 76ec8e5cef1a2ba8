import { definePermissions } from '@gezhi/identity';

/** Who may bring in what another system received, and who keeps the list of such systems. */
export const INTAKE_PERMISSIONS = definePermissions({
  'intake.report': { roles: ['INTAKE_SYSTEM'] },
  'intake.keepCodes': { roles: ['ADMINISTRATOR', 'DISTRICT_COMMAND'] },
  'intake.keepSystem': { roles: ['ADMINISTRATOR'] },
});
