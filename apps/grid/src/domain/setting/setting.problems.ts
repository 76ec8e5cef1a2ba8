import { defineProblems } from '@gezhi/kernel';

const since = '0.2.0';

/** What changing a rule of the city can refuse. */
export const SETTING_PROBLEMS = defineProblems('setting', {
  SETTING_EMERGENCY_OBJECTION: {
    kind: 'RULE',
    message: {
      en: 'Nobody objects to an emergency whistle.',
      zh: '应急哨不设异议期。',
    },
    meaning: {
      en: 'In an emergency whoever is called comes; the time to object is 0.',
      zh: '应急情形下被召单位须先到场，异议时间为 0。',
    },
    since,
    source: 'spec/whistle.md',
  },
  SETTING_CATEGORY_UNKNOWN: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{category} is no branch or leaf of the category tree.',
      zh: '{category} 不是事件分类。',
    },
    meaning: {
      en: 'A rule names branches or leaves of the category tree.',
      zh: '规则须指定事件分类树中的分类。',
    },
    since,
  },
  SETTING_SIZES_CROSS: {
    kind: 'RULE',
    message: {
      en: 'Splitting is suggested above {split}, merging below {merge}: they cross.',
      zh: '建议拆分的下限 {split} 须高于建议合并的上限 {merge}。',
    },
    meaning: {
      en: 'No grid is too large and too small at once.',
      zh: '同一网格不得同时建议拆分与合并。',
    },
    since,
  },
});
