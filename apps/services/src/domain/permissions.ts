import { definePermissions } from '@gezhi/identity';

const OWN_DEPARTMENT = { roles: ['DEPARTMENT_OFFICER'], organization: 'OWN' } as const;
const COUNTER = { roles: ['WINDOW_CLERK'], area: 'COVERED' } as const;
/** The account an application was made with; use cases check that it is this one. */
const APPLICANT = { roles: ['RESIDENT'] } as const;
const KEEPER = { roles: ['ADMINISTRATOR'] } as const;

/**
 * Who may do what in the services subgraph. Deciding belongs to officers of the deciding organisation alone: neither
 * counters nor administrators nor clocks hold it (V6).
 */
export const SERVICES_PERMISSIONS = definePermissions({
  'catalogue.register': KEEPER,

  'item.draft': [OWN_DEPARTMENT, KEEPER],
  'item.edit': [OWN_DEPARTMENT, KEEPER],
  'item.publish': [OWN_DEPARTMENT, KEEPER],
  'item.withdraw': [OWN_DEPARTMENT, KEEPER],

  'application.draft': [APPLICANT, COUNTER],
  'application.submit': [APPLICANT, COUNTER],
  'application.supplyCorrection': [APPLICANT, COUNTER],
  'application.withdraw': [APPLICANT, COUNTER],
  'application.requestCorrection': [COUNTER, OWN_DEPARTMENT],
  'application.accept': [COUNTER, OWN_DEPARTMENT],
  'application.refuse': [COUNTER, OWN_DEPARTMENT],
  'application.review': OWN_DEPARTMENT,
  'application.pauseSpecial': OWN_DEPARTMENT,
  'application.resume': OWN_DEPARTMENT,
  'application.extend': OWN_DEPARTMENT,
  'application.grant': OWN_DEPARTMENT,
  'application.deny': OWN_DEPARTMENT,
  'application.issue': [COUNTER, OWN_DEPARTMENT],
  'application.complete': [COUNTER, OWN_DEPARTMENT],
  'application.terminate': OWN_DEPARTMENT,
  'application.deemAccepted': KEEPER,

  // Of the contact the applicant left; OWN is the organisation that receives or decides.
  'contact.unmask': [COUNTER, { roles: ['WINDOW_CLERK'], organization: 'OWN' }, OWN_DEPARTMENT],
});
