import { defineProblems } from '@gezhi/kernel';

/** What merging events and taking it back can refuse. */
export const MERGE_PROBLEMS = defineProblems('merge', {
  MERGE_WITH_ITSELF: {
    kind: 'INVALID_INPUT',
    message: { en: 'An event is not merged into itself.', zh: '事件不能并入自身。' },
    meaning: {
      en: 'Name another event as the one that goes on.',
      zh: '请指定另一事件作为主单。',
    },
    since: '0.2.0',
    source: 'spec/grid.md, merge',
  },
  PRIMARY_NOT_OPEN: {
    kind: 'RULE',
    message: {
      en: '{number} is {state}: nothing can be merged into it.',
      zh: '{number} 当前状态为 {state}，不能作为主单。',
    },
    meaning: {
      en: 'The event that goes on must be open, and not merged itself. What repeats a closed one is a repeat.',
      zh: '主单须在办且自身未被并单；与已办结事件相同的，按重复事项处理。',
    },
    since: '0.2.0',
    source: 'spec/grid.md, merge',
  },
  OTHER_BRANCH: {
    kind: 'RULE',
    message: {
      en: '{categoryCode} and {intoCategoryCode} are different branches of the category tree.',
      zh: '{categoryCode} 与 {intoCategoryCode} 不属于同一分类分支。',
    },
    meaning: {
      en: 'One matter is of one branch. Correct the category of one of them, or leave them apart.',
      zh: '同一事项应属同一分类分支。请更正其中之一的分类，或不予并单。',
    },
    since: '0.2.0',
    source: 'spec/grid.md, merge',
  },
  SPLIT_TOO_LATE: {
    kind: 'RULE',
    message: {
      en: 'The {days} working days for taking a merge back ended on {last}; report it anew.',
      zh: '撤销并单的 {days} 个工作日已于 {last} 届满，请重新上报。',
    },
    meaning: {
      en: 'Later than the window the matter is reported anew.',
      zh: '超过期限的，作为新事件上报。',
    },
    since: '0.2.0',
    source: 'the window is ours, the one of reopening',
  },
});
