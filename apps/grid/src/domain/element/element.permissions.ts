import { definePermissions } from '@gezhi/identity';

/** Departments act for themselves; who owns which element is settled by the district. */
export const ELEMENT_PERMISSIONS = definePermissions({
  'element.allow': { roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'], area: 'COVERED' },
  'element.attach': { roles: ['DEPARTMENT_OFFICER', 'PARTY_ORGANISER', 'ENFORCEMENT_OFFICER'] },
  'element.detach': {
    roles: ['DEPARTMENT_OFFICER', 'PARTY_ORGANISER', 'ENFORCEMENT_OFFICER'],
    organization: 'OWN',
  },
});
