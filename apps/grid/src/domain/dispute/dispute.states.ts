import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of a dispute under people's mediation (人民调解): People's Mediation Law, voluntary from its first day to its last. */
export const DISPUTE_MACHINE = defineMachine({
  name: 'Dispute',
  initial: ['FOUND'],
  states: {
    FOUND: { en: 'Found', zh: '已排查' },
    MEDIATING: { en: 'In mediation', zh: '调解中' },
    AGREED: { en: 'Agreed', zh: '达成协议' },
    FAILED: { en: 'Not agreed', zh: '调解不成' },
    REFERRED: { en: 'Shown another way', zh: '引导其他途径' },
    SETTLED: { en: 'Settled', zh: '已销号' },
    WITHDRAWN: { en: 'Withdrawn', zh: '撤回' },
  },
  actions: {
    beginMediation: { en: 'Begin mediation', zh: '启动调解' },
    holdSession: { en: 'Hold a session', zh: '召开调解会' },
    agree: { en: 'Reach an agreement', zh: '达成协议' },
    fail: { en: 'End without agreement', zh: '终止调解' },
    refer: { en: 'Show another way', zh: '引导其他途径' },
    visitKept: { en: 'Find the agreement kept', zh: '回访履行' },
    visitBroken: { en: 'Find the agreement broken', zh: '回访未履行' },
    withdraw: { en: 'Withdraw', zh: '撤回' },
  },
  transitions: [
    {
      from: ['FOUND'],
      action: 'beginMediation',
      to: 'MEDIATING',
      guard: {
        en: 'With a mediation committee, and the consent of everybody involved.',
        zh: '明确调解委员会，且各方自愿。',
      },
    },
    {
      from: ['MEDIATING'],
      action: 'holdSession',
      to: 'MEDIATING',
      guard: { en: 'On a day that is not to come.', zh: '日期不得晚于今日。' },
    },
    {
      from: ['MEDIATING'],
      action: 'agree',
      to: 'AGREED',
      guard: { en: 'After a session; a visit is due later.', zh: '须召开过调解会；其后回访。' },
    },
    {
      from: ['MEDIATING'],
      action: 'fail',
      to: 'FAILED',
      guard: {
        en: 'After a session; the ways that stay open were named.',
        zh: '须召开过调解会，并告知救济途径。',
      },
    },
    {
      from: ['FOUND', 'MEDIATING', 'FAILED'],
      action: 'refer',
      to: 'REFERRED',
      guard: { en: 'The way is named.', zh: '须指明途径。' },
    },
    { from: ['AGREED'], action: 'visitKept', to: 'SETTLED' },
    { from: ['AGREED'], action: 'visitBroken', to: 'MEDIATING' },
    { from: ['FOUND', 'MEDIATING'], action: 'withdraw', to: 'WITHDRAWN' },
  ],
});
export type DisputeState = Parameters<typeof DISPUTE_MACHINE.allowed>[0];
export type DisputeAction = ReturnType<typeof DISPUTE_MACHINE.allowed>[number];

export const DISPUTE_STATES = stateList(DISPUTE_MACHINE, {
  en: 'The state of a dispute',
  zh: '纠纷状态',
});

export const DISPUTE_ACTIONS = defineCodeList(
  'DisputeAction',
  { en: 'A step in the life of a dispute', zh: '纠纷环节' },
  { register: { en: 'Register', zh: '登记' }, ...DISPUTE_MACHINE.actions },
);
