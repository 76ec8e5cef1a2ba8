import { defineProblems } from '@gezhi/kernel';

/** What contacts of applicants can refuse. */
export const CONTACT_PROBLEMS = defineProblems('contact', {
  NO_CONTACT: {
    kind: 'RULE',
    message: { en: 'No contact is kept.', zh: '未留存联系方式。' },
    meaning: {
      en: 'None was left, or it was blanked 365 days after the matter was closed.',
      zh: '未留联系方式，或已在办结 365 日后清除。',
    },
    since: '0.1.0',
    source: 'spec/guardrails.md 6, 12',
  },
});
