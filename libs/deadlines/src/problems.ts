import { defineProblems } from '@gezhi/kernel';

/** What a clock can refuse, besides the `INVALID_TRANSITION` of its state machine. */
export const DEADLINE_PROBLEMS = defineProblems('deadlines', {
  DEADLINE_EXPIRED: {
    kind: 'RULE',
    message: {
      en: 'The limit ran out at {dueAt}; it can no longer be extended.',
      zh: '期限已于 {dueAt} 届满，不能再延长。',
    },
    meaning: {
      en: 'An extension is granted before the limit runs out, never afterwards: it would hide that the limit was missed.',
      zh: '延长期限须在期限届满前批准，届满后不得延长，以免掩盖逾期。',
    },
    since: '0.1.0',
    source: 'Administrative Licence Law (行政许可法) art. 42',
  },
  DEADLINE_AMOUNT: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A limit is extended by a whole number from 1 to {most}, not by {value}.',
      zh: '延长的数量须为 1 至 {most} 的整数，不能为 {value}。',
    },
    meaning: {
      en: 'The amount is counted in the unit of the limit: working days, calendar days, hours or minutes.',
      zh: '延长数量以该期限的单位计：工作日、自然日、小时或分钟。',
    },
    since: '0.1.0',
  },
});
