import { defineProblems } from '@gezhi/kernel';

/** What suggestions and reviews of ratings can refuse. */
export const FEEDBACK_PROBLEMS = defineProblems('feedback', {
  NOT_A_SUGGESTION: {
    kind: 'RULE',
    message: { en: '{number} is no open suggestion.', zh: '{number} 不是在办的建议。' },
    meaning: {
      en: 'Suggestions are answered while they are open, after they were accepted.',
      zh: '建议受理后、办结前答复。',
    },
    since: '0.2.0',
    source: 'coverage.md G-20',
  },
  SUGGESTION_UNANSWERED: {
    kind: 'RULE',
    message: { en: 'Say what becomes of the suggestion first.', zh: '请先答复建议采纳情况。' },
    meaning: {
      en: 'A suggestion is closed once it was answered: adopted, in part or not, and why.',
      zh: '建议须答复是否采纳及理由后方可结案。',
    },
    since: '0.2.0',
    source: 'coverage.md G-20',
  },
  NOTHING_TO_REVIEW: {
    kind: 'RULE',
    message: {
      en: 'Nobody said of {number} not to be satisfied, or it was reviewed.',
      zh: '{number} 无不满意评价，或已复核。',
    },
    meaning: {
      en: 'A rating that is not satisfied, of a closed event, is reviewed once.',
      zh: '仅对已办结事件的不满意评价复核一次。',
    },
    since: '0.2.0',
    source: 'spec/metrics.md, event.satisfactionRate',
  },
  REVIEWER_HANDLED: {
    kind: 'RULE',
    message: {
      en: 'Somebody who neither handled nor verified it reviews.',
      zh: '复核人不得为处置人或核查人。',
    },
    meaning: {
      en: 'Who did the work does not decide whether dissatisfaction counts.',
      zh: '办理人员不得认定评价是否计入。',
    },
    since: '0.2.0',
    source: 'ours',
  },
});
