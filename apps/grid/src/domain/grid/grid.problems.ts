import { defineProblems } from '@gezhi/kernel';

/** What areas, grids and posts can refuse. */
export const STRUCTURE_PROBLEMS = defineProblems('structure', {
  SIZE_REASON_MISSING: {
    kind: 'RULE',
    message: {
      en: '{households} households are outside {least} to {most}; say why.',
      zh: '{households} 户不在 {least}—{most} 户范围内，请说明理由。',
    },
    meaning: {
      en: 'A micro-grid of another size is allowed and shown with a warning, but its reason is written down.',
      zh: '微网格户数可以超出范围，但须说明理由，并显示提示。',
    },
    since: '0.1.0',
    source: 'spec/grid.md G1',
  },
  WRONG_AREA_KIND: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{areaCode} is not the code of a {kind}.',
      zh: '{areaCode} 不是 {kind} 的代码。',
    },
    meaning: {
      en: 'The levels are fixed and told by the code: a grid lies in exactly one community, a micro-grid in one grid.',
      zh: '层级由代码决定且固定：网格只属于一个社区，微网格只属于一个网格。',
    },
    since: '0.1.0',
    source: 'spec/grid.md G2',
  },
  AREA_EXISTS: {
    kind: 'CONFLICT',
    message: { en: 'The code {areaCode} is already used.', zh: '代码 {areaCode} 已被使用。' },
    meaning: {
      en: 'Codes are never used twice, also not after an area no longer holds.',
      zh: '代码不得重复使用，区域撤销后也不例外。',
    },
    since: '0.1.0',
    source: 'spec/grid.md G2',
  },
  POST_HOURS: {
    kind: 'RULE',
    message: { en: '{kind} does not fit the hours given.', zh: '{kind} 与所填专兼职不符。' },
    meaning: {
      en: 'A full-time member works full time, a part-time member does not.',
      zh: '专职网格员为全职，兼职网格员为兼职。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, GridPost',
  },
  POST_AREA: {
    kind: 'RULE',
    message: {
      en: 'A {kind} works in {kinds}, not in a {areaKind}.',
      zh: '{kind} 应设在 {kinds}，而不是 {areaKind}。',
    },
    meaning: {
      en: 'Micro-grid members work in micro-grids, the other posts in grids.',
      zh: '微网格员设在微网格，其他岗位设在网格。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, GridPost',
  },
  POST_TAKEN: {
    kind: 'RULE',
    message: { en: 'Somebody already holds the post {kind} here.', zh: '此处已有 {kind} 在岗。' },
    meaning: {
      en: 'A grid has one leader at a time; end the post that is held first.',
      zh: '一个网格同一时间只有一名网格长，请先结束现任。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, GridPost',
  },
  WORKER_TAKEN: {
    kind: 'RULE',
    message: {
      en: 'The worker already holds this post, or works full time elsewhere.',
      zh: '该人员已在此岗，或已在别处专职。',
    },
    meaning: {
      en: 'Nobody holds the same post twice or is full time in two grids at once.',
      zh: '同一人员不得重复任同一岗位，也不得在两处同时专职。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, GridPost',
  },
  POST_ENDED: {
    kind: 'RULE',
    message: { en: 'The post has already ended on {toDate}.', zh: '该岗位已于 {toDate} 结束。' },
    meaning: {
      en: 'A post ends once; appoint anew.',
      zh: '岗位只能结束一次，如需恢复请重新任用。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, GridPost',
  },
  POST_END_BEFORE_START: {
    kind: 'RULE',
    message: {
      en: '{toDate} is not after {fromDate}, when the post began.',
      zh: '{toDate} 不晚于任职日期 {fromDate}。',
    },
    meaning: { en: 'The last day of a post lies after its first.', zh: '结束日期须晚于任职日期。' },
    since: '0.1.0',
    source: 'spec/grid.md, GridPost',
  },
});
