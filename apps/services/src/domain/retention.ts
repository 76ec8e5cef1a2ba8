import { DATA_GRANTS_KEPT } from '@gezhi/grants';
import { BLANKED, CONTACT_DAYS, CONTACT_SOURCE, retentionPlan } from '@gezhi/jobs';

/** A draft nobody goes on with is over too. */
const ended = (row: string) => `CASE WHEN ${row}.state = 'COMPLETED' THEN ${row}.completed_at
  WHEN ${row}.state IN ('NOT_ACCEPTED', 'WITHDRAWN', 'TERMINATED', 'DRAFT') THEN ${row}.updated_at END`;

/**
 * What becomes of the personal data of the services subgraph. Applications stay, with what figures are made of; the
 * files of licences are statutory archives and are kept elsewhere.
 */
export const SERVICES_RETENTION = retentionPlan({
  rules: [
    {
      key: 'application-applicant',
      category: 'CONTACT',
      table: 'application',
      tableKey: { id: 'uuid' },
      object: { type: 'Application', id: 't.id::text' },
      ended: { at: ended('t') },
      // A mandate must be there where an assistant acted: that there was one is a case fact.
      blank: { applicant_subject: 'NULL', mandate_number: BLANKED },
      alsoIn: [
        {
          table: 'application_transition',
          reference: 'application_id',
          column: 'actor_subject',
          repeats: 'applicant_subject',
          blank: BLANKED,
        },
      ],
      days: CONTACT_DAYS,
      source: CONTACT_SOURCE,
    },
    {
      key: 'application-contact',
      category: 'CONTACT',
      table: 'application_contact',
      tableKey: { application_id: 'uuid' },
      object: { type: 'Application', id: 't.application_id::text' },
      ended: { at: `(SELECT ${ended('a')} FROM application a WHERE a.id = t.application_id)` },
      blank: { name: 'NULL', phone: 'NULL' },
      days: CONTACT_DAYS,
      source: CONTACT_SOURCE,
    },
  ],
  kept: {
    ...DATA_GRANTS_KEPT,
    'application.applicant_kind': 'a natural person, a company or an organisation: a case fact',
    'service_item_version_transition.actor_subject':
      'the account of an official, who answers for the step (staff, no resident)',
    'unmasking.actor_subject':
      'the account of an official who was shown masked data: evidence, as the trail is',
  },
});
