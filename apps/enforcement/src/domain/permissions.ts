import { definePermissions } from '@gezhi/identity';
import { INSPECTING } from './site/site.access';

/** A department decides about its own powers, the district's centre for all of its area. */
const POWER_OWNERS = [
  { roles: ['DEPARTMENT_OFFICER'], organization: 'OWN' },
  { roles: ['DISTRICT_COMMAND'], area: 'COVERED' },
] as const;

/** Officers act for their own organisation and within their areas. */
const INSPECTORS = {
  roles: ['ENFORCEMENT_OFFICER', 'DEPARTMENT_OFFICER'],
  area: 'COVERED',
  organization: 'OWN',
} as const;

const LIST_ISSUERS = { roles: ['DISTRICT_COMMAND'] } as const;

/** Who may do what in the enforcement subgraph. */
export const ENFORCEMENT_PERMISSIONS = definePermissions({
  'delegation.draft': POWER_OWNERS,
  'delegation.publish': POWER_OWNERS,
  'delegation.evaluate': POWER_OWNERS,
  'delegation.withdraw': POWER_OWNERS,
  'delegation.expire': [...POWER_OWNERS, { roles: ['ADMINISTRATOR'], area: 'COVERED' }],
  'checklist.draft': LIST_ISSUERS,
  'checklist.edit': LIST_ISSUERS,
  'checklist.publish': LIST_ISSUERS,
  'checklist.withdraw': LIST_ISSUERS,
  'body.list': { roles: ['DISTRICT_COMMAND'], area: 'COVERED' },
  'body.delist': { roles: ['DISTRICT_COMMAND'], area: 'COVERED' },
  'site.register': { roles: INSPECTING, area: 'COVERED' },
  'site.unmask': { roles: INSPECTING, area: 'COVERED' },
  'inspection.plan': INSPECTORS,
  'inspection.notify': INSPECTORS,
  'inspection.comeUnannounced': INSPECTORS,
  'inspection.arrive': INSPECTORS,
  'inspection.record': INSPECTORS,
  'inspection.orderCorrection': INSPECTORS,
  'inspection.recheck': INSPECTORS,
  'inspection.close': INSPECTORS,
  'inspection.handToCase': INSPECTORS,
});
