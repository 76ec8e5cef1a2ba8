import { defineProblems } from '@gezhi/kernel';

/** What keeps work from being pushed down to communities. */
export const ADMISSION_PROBLEMS = defineProblems('admission', {
  ON_NEGATIVE_LIST: {
    kind: 'RULE',
    message: {
      en: 'Communities do not get this: {item} “{title}” of {list}, version {version}.',
      zh: '该事项不得下派社区：《{list}》第 {version} 版，{item}“{title}”。',
    },
    meaning: {
      en: 'The matter stands on a negative list in force. No admission and no dispatcher can send it to a community.',
      zh: '事项列入现行负面清单，任何准入或人工派单均不得下派社区。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G11, scenario S-14',
  },
  NOT_ON_COMMUNITY_LISTS: {
    kind: 'RULE',
    message: {
      en: '{categoryCode} is on no list of what communities do; ask for an admission first.',
      zh: '{categoryCode} 不在社区事项清单内，请先申请准入。',
    },
    meaning: {
      en: 'A unit at community level gets matters of its lists, matters the catalogue allows it, and matters admitted for a time.',
      zh: '社区只承接清单内、派单目录允许或已准入的事项。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G11',
  },
  ADMISSION_TERM: {
    kind: 'RULE',
    message: {
      en: 'An admission lasts at least a day and at most {most} days, from today on.',
      zh: '准入期限最短一天，最长 {most} 天，且不早于当日。',
    },
    meaning: {
      en: 'What is asked of communities for longer belongs on their lists.',
      zh: '长期事项应列入社区事项清单。',
    },
    since: '0.2.0',
    source: 'the term is ours',
  },
});
