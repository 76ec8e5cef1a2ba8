import { defineProblems } from '@gezhi/kernel';

const SOURCE = 'spec/grid.md, SecretaryOrder, G10';

/** What secretary-handled orders can refuse. */
export const SECRETARY_ORDER_PROBLEMS = defineProblems('secretaryOrder', {
  EVENT_NOT_CLOSED: {
    kind: 'RULE',
    message: {
      en: '{number} is not closed; it is still being worked on.',
      zh: '{number} 尚未办结，仍在办理中。',
    },
    meaning: {
      en: 'A closed matter that is unsolved goes to a secretary; one that is open goes its own way, or is raised.',
      zh: '已办结而未解决的事项方可提名书记办；在办事项按流程办理或提级。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  SECRETARY_HAS_IT: {
    kind: 'RULE',
    message: {
      en: '{number} is with a secretary already.',
      zh: '{number} 已由书记办理。',
    },
    meaning: {
      en: 'One order at a time follows up an event.',
      zh: '同一事件同时只能有一件书记办工单。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  NOMINATOR_CONFIRMS: {
    kind: 'RULE',
    message: {
      en: 'Somebody other than who nominated decides.',
      zh: '核定人不得为提名人。',
    },
    meaning: {
      en: 'Who asks for a secretary does not judge whether one is needed.',
      zh: '提名与核定须分离。',
    },
    since: '0.2.0',
    source: 'ours',
  },
  CONDITIONS_NOT_MET: {
    kind: 'RULE',
    message: {
      en: 'It must be true, reasonable and unsolved; decline it otherwise.',
      zh: '须同时属实、合理、未解决；否则不予核定。',
    },
    meaning: {
      en: 'All three are judged and recorded. A matter that fails one is declined, which says which.',
      zh: '三项逐一判断并留痕；任一不成立的不予核定，并注明是哪一项。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  CONDITIONS_MET: {
    kind: 'RULE',
    message: {
      en: 'It is true, reasonable and unsolved: it can not be declined.',
      zh: '三项条件均成立，不得不予核定。',
    },
    meaning: {
      en: 'Say which of the three does not hold.',
      zh: '请注明哪一项条件不成立。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  LEVEL_NOT_HIGHER: {
    kind: 'RULE',
    message: {
      en: '{level} is not above {before}.',
      zh: '{level} 不高于原层级 {before}。',
    },
    meaning: {
      en: 'What was raised goes to a higher level than before; the district is the highest.',
      zh: '提级后须交更高层级；区级为最高。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  HIGHEST_LEVEL: {
    kind: 'RULE',
    message: { en: 'The district is the highest level.', zh: '区级已是最高层级。' },
    meaning: {
      en: 'What the district cannot solve is not raised further here.',
      zh: '区级不能再提级。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  OTHER_LEVEL: {
    kind: 'RULE',
    message: {
      en: 'The secretary of the level {level} answers for it.',
      zh: '由 {level} 层级书记负责。',
    },
    meaning: {
      en: 'Orders of a subdistrict or district are handled there, not below.',
      zh: '街道、区级工单由本级办理，下级不得代办。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  DAY_NOT_AHEAD: {
    kind: 'RULE',
    message: { en: '{date} does not lie ahead.', zh: '{date} 不是将来的日期。' },
    meaning: {
      en: 'A plan names a day to come.',
      zh: '方案期限须为将来的日期。',
    },
    since: '0.2.0',
    source: 'ours',
  },
});
