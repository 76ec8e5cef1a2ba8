import { defineProblems } from '@gezhi/kernel';

/** What drawing grids anew can refuse, besides what opening one can. */
export const REDRAWING_PROBLEMS = defineProblems('redrawing', {
  REDRAWN_IN_THE_PAST: {
    kind: 'RULE',
    message: { en: '{effectiveDate} is over.', zh: '{effectiveDate} 已经过去。' },
    meaning: {
      en: 'A re-drawing is in effect from today or a later day: figures of the past stay as they were.',
      zh: '调整自当日或以后生效；已过去的数据保持不变。',
    },
    since: '0.2.0',
  },
  REDRAWN_TOO_SOON: {
    kind: 'RULE',
    message: {
      en: '{areaCode} holds only since {validFrom}.',
      zh: '{areaCode} 自 {validFrom} 起才设立。',
    },
    meaning: {
      en: 'An area holds for a day at least: draw it anew from the next day on.',
      zh: '区域至少有效一天，请将生效日推后。',
    },
    since: '0.2.0',
  },
  REDRAWN_ACROSS: {
    kind: 'RULE',
    message: {
      en: '{areaCode} lies in another community than what it is made of.',
      zh: '{areaCode} 与原网格不在同一社区。',
    },
    meaning: {
      en: 'A grid has exactly one community (G2): splits and merges stay in it.',
      zh: '网格只属于一个社区（G2），拆分与合并须在同一社区内进行。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G2',
  },
  COMMUNITY_STAYS: {
    kind: 'RULE',
    message: {
      en: 'It lies in {areaCode} already.',
      zh: '该社区本就属于 {areaCode}。',
    },
    meaning: {
      en: 'A community gets a new code when it goes to another subdistrict, or when it becomes one with others.',
      zh: '社区仅在划入其他街道或与其他社区合并时更换代码。',
    },
    since: '0.2.0',
    source: 'spec/coverage.md G-01; ADR 0019',
  },
  COMMUNITY_ACROSS: {
    kind: 'RULE',
    message: {
      en: '{areaCode} lies in another subdistrict or district than the new community.',
      zh: '{areaCode} 与新社区不在同一街道或区。',
    },
    meaning: {
      en: 'Communities become one within a subdistrict; one of another is transferred first. A district keeps its ground.',
      zh: '合并须在同一街道内；跨街道的应先划转。区界不在此调整。',
    },
    since: '0.2.0',
    source: 'spec/coverage.md G-01; ours',
  },
  MICRO_GRID_UNPLACED: {
    kind: 'RULE',
    message: {
      en: '{areaCode} must go to exactly one other grid that goes on.',
      zh: '{areaCode} 须划入且仅划入一个存续的网格。',
    },
    meaning: {
      en: 'Every micro-grid of a grid that ends goes somewhere, once, so that no household is lost or counted twice.',
      zh: '被撤网格的每个微网格都须有唯一去向，户数不漏不重。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G2',
  },
  GRID_EMPTIED: {
    kind: 'RULE',
    message: { en: '{areaCode} would have no micro-grid.', zh: '{areaCode} 将没有任何微网格。' },
    meaning: {
      en: 'A grid without ground is no grid: merge it instead.',
      zh: '没有微网格的网格不应保留，请改为合并。',
    },
    since: '0.2.0',
  },
  POST_UNDECIDED: {
    kind: 'RULE',
    message: { en: 'Say where the post {kind} goes.', zh: '请说明岗位 {kind} 的去向。' },
    meaning: {
      en: 'Who works in a grid that is split goes to one of its parts or leaves: nobody is moved by a guess.',
      zh: '被拆分网格的人员须明确去向或离岗，系统不作推定。',
    },
    since: '0.2.0',
  },
  CODES_USED_UP: {
    kind: 'RULE',
    message: {
      en: '{areaCode} has no code left for a micro-grid.',
      zh: '{areaCode} 已无可用的微网格代码。',
    },
    meaning: {
      en: 'Codes are never used twice; after 999 micro-grids a grid is opened anew.',
      zh: '代码不得重复使用；用尽后须另设网格。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G2',
  },
});
