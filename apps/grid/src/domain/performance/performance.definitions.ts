import { definePermissions } from '@gezhi/identity';
import { defineProblems } from '@gezhi/kernel';
import { defineNotification } from '@gezhi/notifications';
import { COMMAND } from '../permissions';
import { REVIEW_ASPECTS, REVIEW_INDICATORS } from './indicators';
import { APPEAL_DECISIONS, PERFORMANCE_STATES } from './performance.states';

export const PERFORMANCE_CODE_LISTS = [
  REVIEW_ASPECTS,
  REVIEW_INDICATORS,
  PERFORMANCE_STATES,
  APPEAL_DECISIONS,
] as const;

const KEEPERS = { roles: ['COMMUNITY_SECRETARY', ...COMMAND], area: 'COVERED' } as const;

/** Who reviews and decides; that it is not the same person, and who the worker is, the guards tell. */
export const PERFORMANCE_PERMISSIONS = definePermissions({
  'performance.review': KEEPERS,
  'performance.appeal': { roles: 'SIGNED_IN' },
  'performance.uphold': KEEPERS,
  'performance.correct': KEEPERS,
  'performance.withdraw': KEEPERS,
  'performance.lapse': KEEPERS,
  'workload.ofPost': KEEPERS,
  'workload.ofGrid': {
    roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', ...COMMAND],
    area: 'COVERED',
  },
});

export const PERFORMANCE_SHOWN = defineNotification({
  code: 'PERFORMANCE_SHOWN',
  subject: { en: 'Your work was reviewed', zh: '您的履职评价已出具' },
  text: {
    en: 'A review of your post from {from} to {to} is there to read. You may appeal until {until}.',
    zh: '您岗位 {from} 至 {to} 的履职评价可供查阅，申诉截止 {until}。',
  },
});
export const PERFORMANCE_APPEALED = defineNotification({
  code: 'PERFORMANCE_APPEALED',
  subject: { en: 'An appeal waits for a decision', zh: '有履职评价申诉待处理' },
  text: {
    en: 'A review in {areaCode} is appealed against. Somebody other than the reviewer decides.',
    zh: '{areaCode} 有一件履职评价申诉，须由评价人以外的人处理。',
  },
});
export const PERFORMANCE_DECIDED = defineNotification({
  code: 'PERFORMANCE_DECIDED',
  subject: { en: 'Your appeal is decided: {decision}', zh: '您的申诉处理结果：{decision}' },
  text: {
    en: 'Your appeal against the review of your post is decided: {decision}. Read why.',
    zh: '您对履职评价的申诉已处理：{decision}，请查看理由。',
  },
});
export const PERFORMANCE_NOTIFICATIONS = [
  PERFORMANCE_SHOWN,
  PERFORMANCE_APPEALED,
  PERFORMANCE_DECIDED,
] as const;

const RAIL = 'guardrails.md 19; the rule is ours';

/** What workload and reviews can refuse. */
export const PERFORMANCE_PROBLEMS = defineProblems('performance', {
  PERFORMANCE_PERIOD: {
    kind: 'RULE',
    message: {
      en: 'The period is out of order, not over, or longer than {days} days.',
      zh: '期间起止无序、尚未结束或超过{days}天。',
    },
    meaning: {
      en: 'Work is reviewed for a period that is over; counts are shown for at most a year.',
      zh: '评价针对已结束的期间；工作量最多统计一年。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  PERFORMANCE_POST: {
    kind: 'RULE',
    message: { en: 'The post was not held in the period.', zh: '该岗位期内无人任职。' },
    meaning: {
      en: 'What is reviewed is the work of a post while it was held.',
      zh: '仅评价任职期间的履职情况。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  PERFORMANCE_REVIEWED: {
    kind: 'RULE',
    message: { en: 'There is a review from {from} to {to}.', zh: '{from} 至 {to} 已有评价。' },
    meaning: {
      en: 'The same work is reviewed once, unless the review was withdrawn.',
      zh: '同一期间只评价一次，已撤销的除外。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  PERFORMANCE_EVENT_UNKNOWN: {
    kind: 'RULE',
    message: { en: '{id} is no event of that work.', zh: '{id} 不是该期间处置的事件。' },
    meaning: {
      en: 'A comment rests on events that the worker handled in the period.',
      zh: '评语须以期内本人处置的事件为依据。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  PERFORMANCE_EVENT_EXCLUDED: {
    kind: 'RULE',
    message: {
      en: '{number} does not count: its demand was found unreasonable.',
      zh: '{number} 已认定为不合理诉求，不得作为评价依据。',
    },
    meaning: {
      en: 'Nobody answers for a demand that a recorded review found unreasonable.',
      zh: '经复核认定的不合理诉求不计入个人评价。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  PERFORMANCE_OWN: {
    kind: 'FORBIDDEN',
    message: { en: 'Nobody reviews or decides about themselves.', zh: '不得评价或处理本人事项。' },
    meaning: {
      en: 'Reviewer, worker and whoever decides about an appeal are three people.',
      zh: '评价人、被评价人、申诉处理人须为不同人员。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  PERFORMANCE_NOT_YOURS: {
    kind: 'FORBIDDEN',
    message: { en: 'The review is of somebody else.', zh: '该评价不是针对您的。' },
    meaning: { en: 'The worker appeals, and nobody for them.', zh: '由被评价人本人申诉。' },
    since: '0.2.0',
    source: RAIL,
  },
  REVIEWER_DECIDES: {
    kind: 'FORBIDDEN',
    message: {
      en: 'Somebody other than the reviewer decides.',
      zh: '申诉处理人不得为评价人。',
    },
    meaning: {
      en: 'A second pair of eyes looks at what is appealed against.',
      zh: '申诉须由他人处理。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  APPEAL_OVER: {
    kind: 'RULE',
    message: { en: 'The time to appeal ended on {until}.', zh: '申诉期已于 {until} 届满。' },
    meaning: {
      en: 'A review can be appealed against for five working days after it was shown.',
      zh: '评价告知后5个工作日内可以申诉。',
    },
    since: '0.2.0',
    source: RAIL,
  },
  CORRECTION_MISSING: {
    kind: 'RULE',
    message: { en: 'A correction needs its new comment.', zh: '更正须填写新评语。' },
    meaning: {
      en: 'A correction replaces the comment, and nothing else does.',
      zh: '仅更正时填写新评语。',
    },
    since: '0.2.0',
    source: RAIL,
  },
});

const OFFICIAL = 'the account of an official, who answers for the step (staff, no resident)';

/** Columns of reviews that look like personal data and are none of residents. */
export const PERFORMANCE_KEPT = {
  'performance_review.worker_id': 'the account of the worker, who reads it and may appeal',
  'performance_review.reviewer_subject': OFFICIAL,
  'performance_review_transition.actor_subject': OFFICIAL,
} as const;
