import { defineCodeList } from '@gezhi/kernel';

/** What kind of applicant stands behind an application (申请人类型): all that is known of them outside the case file. */
export const APPLICANT_KINDS = defineCodeList(
  'ApplicantKind',
  { en: 'What kind of applicant stands behind an application', zh: '申请人类型' },
  {
    NATURAL_PERSON: { en: 'A natural person', zh: '自然人' },
    SOLE_TRADER: { en: 'A sole trader', zh: '个体工商户' },
    ENTERPRISE: { en: 'An enterprise', zh: '企业法人' },
    PUBLIC_INSTITUTION: { en: 'A public institution', zh: '事业法人' },
    SOCIAL_ORGANIZATION: { en: 'A social organisation', zh: '社会组织法人' },
    OTHER_ORGANIZATION: { en: 'Another organisation', zh: '其他组织' },
  },
);
export type ApplicantKind = (typeof APPLICANT_KINDS.codes)[number];

/** How an application came in (受理渠道). */
export const APPLICATION_CHANNELS = defineCodeList(
  'ApplicationChannel',
  { en: 'How an application came in', zh: '受理渠道' },
  {
    WINDOW: { en: 'At a counter', zh: '窗口' },
    ONLINE: { en: 'Online', zh: '网上' },
    SELF_SERVICE: { en: 'At a kiosk', zh: '自助终端' },
    AGENCY: { en: 'Through an assistant', zh: '代办' },
  },
);
export type ApplicationChannel = (typeof APPLICATION_CHANNELS.codes)[number];

/** How an application ended on its merits (办理结果). */
export const APPLICATION_OUTCOMES = defineCodeList(
  'ApplicationOutcome',
  { en: 'How an application ended on its merits', zh: '办理结果' },
  {
    GRANTED: { en: 'Granted', zh: '准予' },
    DENIED: { en: 'Denied', zh: '不予' },
    NOT_ACCEPTED: { en: 'Not accepted', zh: '不予受理' },
  },
);
export type ApplicationOutcome = (typeof APPLICATION_OUTCOMES.codes)[number];

/** What stops the clock of a review (特别程序), Administrative Licence Law art. 45. */
export const SPECIAL_PROCEDURES = defineCodeList(
  'SpecialProcedure',
  { en: 'What stops the clock of a review', zh: '特别程序' },
  {
    HEARING: { en: 'Hearing', zh: '听证' },
    INSPECTION: { en: 'Inspection, quarantine or appraisal', zh: '检验、检疫、鉴定' },
    TEST: { en: 'Test or examination', zh: '检测、考试' },
    EXPERT_REVIEW: { en: 'Review by experts', zh: '专家评审' },
  },
);
export type SpecialProcedure = (typeof SPECIAL_PROCEDURES.codes)[number];

/** The clocks of an application (办件时限). */
export const CLOCK_KINDS = defineCodeList(
  'ApplicationClockKind',
  { en: 'Which limit of an application a clock measures', zh: '办件时限类型' },
  {
    ACCEPTANCE: { en: 'Answer to the application', zh: '受理时限' },
    PROMISED: { en: 'Decision as promised', zh: '承诺时限' },
    LEGAL: { en: 'Decision as the law requires', zh: '法定时限' },
    ISSUE: { en: 'Issue of the licence', zh: '颁证时限' },
  },
);
export type ClockKind = (typeof CLOCK_KINDS.codes)[number];

/** What somebody at the counter is warned of (时限预警). */
export const LIMIT_WARNINGS = defineCodeList(
  'LimitWarning',
  { en: 'What the clocks of an application warn of', zh: '时限预警' },
  {
    PROMISE_CLOSE: { en: 'More than 80 % of the promised limit is used', zh: '承诺时限临期' },
    PROMISE_MISSED: { en: 'The promised limit has run out', zh: '承诺时限已过' },
    LEGAL_LIMIT_CLOSE: { en: 'More than 80 % of the legal limit is used', zh: '法定时限临期' },
    LEGAL_LIMIT_MISSED: { en: 'The legal limit has run out', zh: '法定时限已过' },
  },
);
export type LimitWarning = (typeof LIMIT_WARNINGS.codes)[number];
