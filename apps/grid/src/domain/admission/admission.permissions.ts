import { definePermissions } from '@gezhi/identity';
import { COMMAND } from '../permissions';

/** Who asks communities for more than is on their lists, and who lets them. */
export const ADMISSION_PERMISSIONS = definePermissions({
  'admission.request': {
    roles: ['DEPARTMENT_OFFICER', 'ENFORCEMENT_OFFICER', ...COMMAND],
    organization: 'OWN',
  },
  'admission.approve': { roles: COMMAND, area: 'COVERED' },
  'admission.refuse': { roles: COMMAND, area: 'COVERED' },
  'admission.withdraw': [
    { roles: ['DEPARTMENT_OFFICER', 'ENFORCEMENT_OFFICER', ...COMMAND], organization: 'OWN' },
    { roles: COMMAND, area: 'COVERED' },
  ],
});
