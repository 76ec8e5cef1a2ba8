import { defineProblems } from '@gezhi/kernel';

/** What deciding whether a matter repeats another can refuse. */
export const REPEAT_PROBLEMS = defineProblems('repeat', {
  NO_REPEAT: {
    kind: 'RULE',
    message: {
      en: '{number} is not suspected to repeat anything.',
      zh: '{number} 未被列为疑似重复。',
    },
    meaning: {
      en: 'Name the closed event that it repeats, or there is nothing to decide.',
      zh: '请指明所重复的已办结事件；否则无需认定。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G9',
  },
  REPEATED_NOT_CLOSED: {
    kind: 'RULE',
    message: {
      en: '{number} was not closed before that: it is a duplicate, not a repeat.',
      zh: '{number} 当时尚未办结，属于重复上报而非重复事项。',
    },
    meaning: {
      en: 'A repeat comes after the close. Two open events of one matter are merged.',
      zh: '办结之后再次反映的才是重复事项；在办的应并单。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G9',
  },
});
