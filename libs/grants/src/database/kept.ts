/** What the tables of grants hold about accounts, and why it stays: for the retention plan of every department. */
export const DATA_GRANTS_KEPT: Readonly<Record<string, string>> = {
  'data_grant.client_subject': 'the service account that may read; no person',
  'data_grant_transition.actor_subject':
    'the service account that asked, or the account of an official, who answers for the step',
};
