import { dataGrantFields } from '@gezhi/grants';
import { ENFORCEMENT_DEFINITIONS } from '../../definitions';

/** What integrators may read of this department: asked for, decided and listed here. */
export const EnforcementDataGrants = dataGrantFields({
  domain: 'Enforcement',
  definitions: ENFORCEMENT_DEFINITIONS,
});
