import { DATA_GRANTS_KEPT } from '@gezhi/grants';
import { retentionPlan } from '@gezhi/jobs';

const OFFICIAL = 'the account of an official, who answers for the step (staff, no resident)';
const REGISTER =
  'of a site under supervision, from the public register of businesses; masked for sole traders while it is kept';

/**
 * What becomes of the personal data of the enforcement subgraph. It holds no resident; sites of sole traders are
 * those of their register as long as they are supervised.
 */
export const ENFORCEMENT_RETENTION = retentionPlan({
  rules: [],
  kept: {
    ...DATA_GRANTS_KEPT,
    'regulated_site.uscc': REGISTER,
    'regulated_site.address': REGISTER,
    'regulated_site.longitude': REGISTER,
    'regulated_site.latitude': REGISTER,
    'delegation_transition.actor_subject': OFFICIAL,
    'checklist_transition.actor_subject': OFFICIAL,
    'inspection_transition.actor_subject': OFFICIAL,
    'unmasking.actor_subject':
      'the account of an official who was shown masked data: evidence, as the trail is',
  },
});
