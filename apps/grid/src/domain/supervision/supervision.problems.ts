import { defineProblems } from '@gezhi/kernel';

/** What supervising and extending can refuse. */
export const SUPERVISION_PROBLEMS = defineProblems('supervision', {
  EVENT_OVER: {
    kind: 'RULE',
    message: {
      en: '{number} is over; nothing is left to do about it.',
      zh: '{number} 已办结，无需再督办。',
    },
    meaning: {
      en: 'Only open events are supervised. A closed one can be reopened within its window.',
      zh: '仅未办结事件可督办；已办结的可在期限内重新办理。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the rule is ours',
  },
  SUPERVISED_ALREADY: {
    kind: 'RULE',
    message: { en: '{number} is under supervision already.', zh: '{number} 已在督办中。' },
    meaning: {
      en: 'One supervision at a time: ask for a better report, or lift it first.',
      zh: '同一事件同时只能有一项督办，请退回反馈或先行解除。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the rule is ours',
  },
  NOT_SUPERVISED: {
    kind: 'RULE',
    message: { en: '{number} is not under supervision.', zh: '{number} 未被督办。' },
    meaning: {
      en: 'There is no supervision that could be answered or lifted.',
      zh: '没有可反馈或解除的督办。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5',
  },
  SUPERVISED_ABOVE: {
    kind: 'RULE',
    message: {
      en: 'The district supervises it; only the district ends that.',
      zh: '该事件由区级督办，须由区级处理。',
    },
    meaning: {
      en: 'A supervision is lifted or returned by the level that began it, or above.',
      zh: '督办由发起层级或上级解除、退回。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the rule is ours',
  },
  SUPERVISION_TERM: {
    kind: 'RULE',
    message: {
      en: '{expectedOn} is not a day within the next {most} days.',
      zh: '{expectedOn} 不在今后 {most} 天之内。',
    },
    meaning: {
      en: 'A report is awaited on a day from today on, within the longest term.',
      zh: '反馈日期最早为当日，且不超过最长期限。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the term is ours',
  },
  EXTENSION_PENDING: {
    kind: 'RULE',
    message: {
      en: 'An extension of {number} has been asked for; decide on that.',
      zh: '{number} 已有待审批的延期申请，请先审批。',
    },
    meaning: {
      en: 'One request at a time, and it is decided before the limit is extended otherwise.',
      zh: '同一事件同时只能有一项延期申请，审批前不得另行延期。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, Extension',
  },
  EXTENSION_NOT_ASKED: {
    kind: 'RULE',
    message: {
      en: 'Nobody asks for an extension of {number}.',
      zh: '{number} 没有待审批的延期申请。',
    },
    meaning: {
      en: 'There is no request to decide on; it may have been decided, or lapsed with the limit.',
      zh: '没有待审批的申请，可能已审批或已随时限届满失效。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, Extension',
  },
  EXTENSION_OWN_REQUEST: {
    kind: 'RULE',
    message: { en: 'Somebody else decides on your request.', zh: '延期申请不得由申请人本人审批。' },
    meaning: {
      en: 'Who asks for an extension does not decide on it.',
      zh: '申请延期的人不得审批该申请。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, Extension; the rule is ours',
  },
});
