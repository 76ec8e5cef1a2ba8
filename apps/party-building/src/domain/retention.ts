import { DATA_GRANTS_KEPT } from '@gezhi/grants';
import { retentionPlan } from '@gezhi/jobs';

const OFFICIAL = 'the account of an official or organiser, who answers for the step (no resident)';

/** What becomes of the personal data of the party-building subgraph: it holds organisations, and no member by name. */
export const PARTY_BUILDING_RETENTION = retentionPlan({
  rules: [],
  kept: {
    ...DATA_GRANTS_KEPT,
    'organization.uscc': 'the public code of an organisation',
    'alliance_transition.actor_subject': OFFICIAL,
    'alliance_member_transition.actor_subject': OFFICIAL,
    'alliance_list_item_transition.actor_subject': OFFICIAL,
    'claim_transition.actor_subject': OFFICIAL,
  },
});
