import { defineProblems } from '@gezhi/kernel';

/** What the grid subgraph can refuse, besides the common problems. */
export const GRID_PROBLEMS = defineProblems('grid', {
  UNKNOWN_AREA: {
    kind: 'INVALID_INPUT',
    message: { en: 'There is no area {areaCode} today.', zh: '当前不存在区域 {areaCode}。' },
    meaning: {
      en: 'The code is well formed but no area holds it now. Report to the next larger area that is known.',
      zh: '代码格式正确，但目前没有对应区域。请上报到已知的上一级区域。',
    },
    since: '0.1.0',
    source: 'spec/grid.md G-01',
  },
});
