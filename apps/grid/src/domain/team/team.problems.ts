import { defineProblems } from '@gezhi/kernel';

/** What forming a team can refuse. */
export const TEAM_PROBLEMS = defineProblems('team', {
  TEAM_POST_ELSEWHERE: {
    kind: 'RULE',
    message: {
      en: 'The post {postId} is not held in {gridCode} today.',
      zh: '岗位 {postId} 当前不在 {gridCode} 任职。',
    },
    meaning: {
      en: 'A team is made of posts held in the grid or its micro-grids.',
      zh: '网格团队由本网格及其微网格在岗人员组成。',
    },
    since: '0.2.0',
    source: 'issue 3, point 1; the rule is ours',
  },
  TEAM_ROLE_UNFIT: {
    kind: 'RULE',
    message: {
      en: 'A post of the kind {kind} does not fill {role}.',
      zh: '{kind} 岗位不能担任 {role}。',
    },
    meaning: {
      en: 'Which posts fill which role is configuration (gridStaffing).',
      zh: '各角色可由哪些岗位担任见配置（gridStaffing）。',
    },
    since: '0.2.0',
    source: 'spec/numbers.md, Grid team; which posts fill a role is ours',
  },
  TEAM_POST_TWICE: {
    kind: 'RULE',
    message: { en: 'The post {postId} is named twice.', zh: '岗位 {postId} 重复。' },
    meaning: { en: 'A post has one role in a team.', zh: '同一岗位在团队中只担任一个角色。' },
    since: '0.2.0',
  },
});
