import { defineProblems } from '@gezhi/kernel';

export const SIZE_PROBLEMS = defineProblems('grid size', {
  NOT_PROPOSED: {
    kind: 'RULE',
    message: {
      en: 'Nothing of that kind is proposed for {gridCode} now.',
      zh: '{gridCode} 目前没有该项建议。',
    },
    meaning: {
      en: 'What is decided is what the figures suggest at this moment; they may have changed.',
      zh: '只能就当前数据得出的建议作出决定，数据可能已变化。',
    },
    since: '0.2.0',
  },
});
