import { definePermissions } from '@gezhi/identity';
import { COMMAND, HANDLERS } from '../permissions';

const BY_COMMAND = { roles: COMMAND, area: 'COVERED' } as const;
const BY_LEAD = { roles: HANDLERS, organization: 'OWN' } as const;
const BY_STAFF_OF_PLACE = {
  roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', ...COMMAND],
  area: 'COVERED',
} as const;

/** Who may add which kind, and who may take it out of sight. Whoever reported adds to the own report: see the rules. */
export const ATTACHMENT_PERMISSIONS = definePermissions({
  'attachment.addREPORT': [BY_STAFF_OF_PLACE, BY_LEAD],
  'attachment.addEVIDENCE': [BY_COMMAND, BY_LEAD],
  'attachment.addVERIFICATION': BY_STAFF_OF_PLACE,
  'attachment.addCALLBACK': BY_COMMAND,
  'attachment.quarantine': BY_COMMAND,
  'attachment.release': BY_COMMAND,
  // The guard of the step tells apart who added it from who quarantined it.
  'attachment.delete': { roles: 'SIGNED_IN' },
});
