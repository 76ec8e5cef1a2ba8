import { definePermissions } from '@gezhi/identity';

/** Who answers for the data of a department in an area: never whoever asks, see `checkFourEyes`. */
const BY_OWNER = { roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'], area: 'COVERED' } as const;

/** Who may do what to data grants, alike in every department. */
export const DATA_GRANT_PERMISSIONS = definePermissions({
  'dataGrant.request': { roles: ['INTEGRATOR'] },
  'dataGrant.withdraw': { roles: ['INTEGRATOR'], organization: 'OWN' },
  'dataGrant.approve': BY_OWNER,
  'dataGrant.refuse': BY_OWNER,
  'dataGrant.revoke': BY_OWNER,
  'dataGrant.list': { roles: ['INTEGRATOR', ...BY_OWNER.roles, 'AUDITOR'] },
});
