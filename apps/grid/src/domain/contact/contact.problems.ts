import { defineProblems } from '@gezhi/kernel';

/** What contacts of reporters can refuse. */
export const CONTACT_PROBLEMS = defineProblems('contact', {
  CONTACT_OF_ANONYMOUS: {
    kind: 'RULE',
    message: {
      en: 'Who reports anonymously leaves no contact.',
      zh: '匿名反映的，不登记联系方式。',
    },
    meaning: {
      en: 'Either the reporter may be contacted, or the report is anonymous and nothing about the person is kept.',
      zh: '反映人要么可被联系，要么匿名；匿名的不保存任何个人信息。',
    },
    since: '0.1.0',
    source: 'PIPL (个人信息保护法) art. 6; spec/guardrails.md 6',
  },
  NO_CONTACT: {
    kind: 'RULE',
    message: { en: 'No contact is kept for {number}.', zh: '{number} 未留存联系方式。' },
    meaning: {
      en: 'None was left, or it was blanked 365 days after the event was closed.',
      zh: '反映人未留联系方式，或已在结案 365 日后清除。',
    },
    since: '0.1.0',
    source: 'spec/guardrails.md 6, 12',
  },
});
