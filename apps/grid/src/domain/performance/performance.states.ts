import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of a review of the work of a post (履职评价). It begins by being shown: nothing is written unseen. */
export const PERFORMANCE_MACHINE = defineMachine({
  name: 'PerformanceReview',
  initial: ['SHOWN'],
  states: {
    SHOWN: { en: 'Shown to the worker', zh: '已告知' },
    APPEALED: { en: 'Appealed against', zh: '已申诉' },
    FINAL: { en: 'Final', zh: '已生效' },
    WITHDRAWN: { en: 'Withdrawn', zh: '已撤销' },
  },
  actions: {
    appeal: { en: 'Appeal', zh: '申诉' },
    uphold: { en: 'Uphold', zh: '维持' },
    correct: { en: 'Correct', zh: '更正' },
    withdraw: { en: 'Withdraw', zh: '撤销' },
    lapse: { en: 'Let the window pass', zh: '逾期生效' },
  },
  transitions: [
    {
      from: ['SHOWN'],
      action: 'appeal',
      to: 'APPEALED',
      guard: {
        en: 'By the worker, within five working days.',
        zh: '由本人在5个工作日内提出。',
      },
    },
    {
      from: ['APPEALED'],
      action: 'uphold',
      to: 'FINAL',
      guard: {
        en: 'By somebody other than the reviewer and the worker.',
        zh: '由评价人和本人以外的人决定。',
      },
    },
    {
      from: ['APPEALED'],
      action: 'correct',
      to: 'FINAL',
      guard: {
        en: 'By somebody other than the reviewer and the worker; the new comment replaces the old.',
        zh: '由评价人和本人以外的人决定，以新评语替换原评语。',
      },
    },
    {
      from: ['APPEALED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: {
        en: 'By somebody other than the reviewer and the worker.',
        zh: '由评价人和本人以外的人决定。',
      },
    },
    {
      from: ['SHOWN'],
      action: 'lapse',
      to: 'FINAL',
      guard: { en: 'By the platform, once the window is over.', zh: '申诉期满由平台办理。' },
    },
  ],
});
export type PerformanceState = keyof typeof PERFORMANCE_MACHINE.states;
export type PerformanceAction = keyof typeof PERFORMANCE_MACHINE.actions;

export const PERFORMANCE_STATES = stateList(PERFORMANCE_MACHINE, {
  en: 'Where a review of the work of a post stands',
  zh: '履职评价状态',
});

/** What is decided about an appeal (申诉处理). */
export const APPEAL_DECISIONS = defineCodeList(
  'AppealDecision',
  { en: 'What is decided about an appeal', zh: '申诉处理结果' },
  {
    UPHOLD: { en: 'The review stands', zh: '维持' },
    CORRECT: { en: 'The comment is corrected', zh: '更正' },
    WITHDRAW: { en: 'The review is withdrawn', zh: '撤销' },
  },
);
export type AppealDecision = (typeof APPEAL_DECISIONS.codes)[number];
export const ACTION_OF: Readonly<Record<AppealDecision, PerformanceAction>> = {
  UPHOLD: 'uphold',
  CORRECT: 'correct',
  WITHDRAW: 'withdraw',
};
