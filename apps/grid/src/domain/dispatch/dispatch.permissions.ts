import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

const BY_COMMAND = { roles: COMMAND, area: 'COVERED' } as const;
const BY_KEEPER = { roles: [...COMMAND, 'ADMINISTRATOR'], area: 'COVERED' } as const;

/** Who keeps what dispatch goes by, and who asks it. */
export const DISPATCH_PERMISSIONS = definePermissions({
  'unit.register': BY_KEEPER,
  'unit.close': BY_KEEPER,
  'matterList.draft': BY_COMMAND,
  'matterList.edit': BY_COMMAND,
  'matterList.publish': BY_COMMAND,
  'matterList.withdraw': BY_COMMAND,
  'dispatch.preview': { roles: [...COMMAND, 'AUDITOR'], area: 'COVERED' },
  'dispatch.rehearse': BY_COMMAND,
  'dispatch.checkRules': { roles: [...COMMAND, 'AUDITOR'], area: 'COVERED' },
  'dispatch.nearest': BY_COMMAND,
  'event.split': BY_COMMAND,
});
