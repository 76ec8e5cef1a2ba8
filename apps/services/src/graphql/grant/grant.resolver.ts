import { dataGrantFields } from '@gezhi/grants';
import { SERVICES_DEFINITIONS } from '../../definitions';

/** What integrators may read of this department: asked for, decided and listed here. */
export const ServicesDataGrants = dataGrantFields({
  domain: 'Services',
  definitions: SERVICES_DEFINITIONS,
});
