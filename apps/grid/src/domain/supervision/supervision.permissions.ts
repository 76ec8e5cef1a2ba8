import { definePermissions } from '@gezhi/identity';
import { COMMAND, HANDLERS } from '../permissions';

const BY_COMMAND = { roles: COMMAND, area: 'COVERED' } as const;
const BY_LEAD = { roles: HANDLERS, organization: 'OWN' } as const;

/** Who supervises, who reports back, who asks for more time and who gives it. */
export const SUPERVISION_PERMISSIONS = definePermissions({
  'event.supervise': BY_COMMAND,
  'event.answerSupervision': BY_LEAD,
  'event.returnSupervision': BY_COMMAND,
  'event.liftSupervision': BY_COMMAND,
  'event.requestExtension': BY_LEAD,
  'event.refuseExtension': BY_COMMAND,
});
