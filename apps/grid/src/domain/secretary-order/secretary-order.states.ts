import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of a secretary-handled order (书记办工单), spec/grid.md; what was not confirmed ends as DECLINED. */
export const SECRETARY_ORDER_MACHINE = defineMachine({
  name: 'SecretaryOrder',
  initial: ['NOMINATED'],
  states: {
    NOMINATED: { en: 'Nominated', zh: '提名' },
    CONFIRMED: { en: 'Confirmed', zh: '核定' },
    DECLINED: { en: 'Not confirmed', zh: '不予核定' },
    LEVEL_ASSIGNED: { en: 'Level assigned', zh: '分级' },
    JOINT_HANDLING: { en: 'Joint handling', zh: '联办' },
    RESOLVED: { en: 'Resolved', zh: '已解决' },
    FOLLOWED_UP: { en: 'Followed up', zh: '跟踪' },
    CLOSED: { en: 'Closed', zh: '销号' },
    RAISED: { en: 'Raised', zh: '提级' },
  },
  actions: {
    confirm: { en: 'Confirm', zh: '核定' },
    decline: { en: 'Decline', zh: '不予核定' },
    assignLevel: { en: 'Assign a level', zh: '分级' },
    beginJoint: { en: 'Begin joint handling', zh: '启动联办' },
    revisePlan: { en: 'Revise the plan', zh: '调整方案' },
    resolve: { en: 'Resolve', zh: '解决' },
    raise: { en: 'Raise a level', zh: '提级' },
    passFollowUp: { en: 'Pass the follow-up', zh: '跟踪期满' },
    relapse: { en: 'Report again within the follow-up', zh: '跟踪期内复发' },
    close: { en: 'Close', zh: '销号' },
  },
  transitions: [
    {
      from: ['NOMINATED'],
      action: 'confirm',
      to: 'CONFIRMED',
      guard: {
        en: 'True, reasonable and unsolved, each recorded; by somebody other than who nominated.',
        zh: '属实、合理、未解决，逐项记录；核定人不得为提名人。',
      },
    },
    {
      from: ['NOMINATED'],
      action: 'decline',
      to: 'DECLINED',
      guard: { en: 'One of the three does not hold.', zh: '三项条件至少一项不成立。' },
    },
    {
      from: ['CONFIRMED', 'RAISED'],
      action: 'assignLevel',
      to: 'LEVEL_ASSIGNED',
      guard: {
        en: 'With the organisation whose secretary answers for it; once raised, above the level before.',
        zh: '明确责任单位；提级后须高于原层级。',
      },
    },
    {
      from: ['LEVEL_ASSIGNED'],
      action: 'beginJoint',
      to: 'JOINT_HANDLING',
      guard: {
        en: 'With the units that join, a plan and its date, by the secretary of the level.',
        zh: '由本级书记明确联办单位、方案与期限。',
      },
    },
    { from: ['JOINT_HANDLING'], action: 'revisePlan', to: 'JOINT_HANDLING' },
    {
      from: ['JOINT_HANDLING'],
      action: 'resolve',
      to: 'RESOLVED',
      guard: { en: 'With the result; 90 days of follow-up begin.', zh: '填写结果，进入90天跟踪。' },
    },
    {
      from: ['LEVEL_ASSIGNED', 'JOINT_HANDLING'],
      action: 'raise',
      to: 'RAISED',
      guard: { en: 'With a reason; not beyond the district.', zh: '说明理由；最高至区级。' },
    },
    {
      from: ['RESOLVED'],
      action: 'passFollowUp',
      to: 'FOLLOWED_UP',
      guard: { en: '90 days without a repeat.', zh: '90天内无重复反映。' },
    },
    {
      from: ['RESOLVED'],
      action: 'relapse',
      to: 'RAISED',
      guard: { en: 'The matter was reported again.', zh: '同一事项再次反映。' },
    },
    { from: ['FOLLOWED_UP'], action: 'close', to: 'CLOSED' },
  ],
});
export type SecretaryOrderState = Parameters<typeof SECRETARY_ORDER_MACHINE.allowed>[0];
export type SecretaryOrderAction = ReturnType<typeof SECRETARY_ORDER_MACHINE.allowed>[number];

export const SECRETARY_ORDER_STATES = stateList(SECRETARY_ORDER_MACHINE, {
  en: 'The state of a secretary-handled order',
  zh: '书记办工单状态',
});

export const SECRETARY_ORDER_ACTIONS = defineCodeList(
  'SecretaryOrderAction',
  { en: 'A step in the life of a secretary-handled order', zh: '书记办环节' },
  { nominate: { en: 'Nominate', zh: '提名' }, ...SECRETARY_ORDER_MACHINE.actions },
);

/** In which the matter waits for a secretary. */
export const WAITING_STATES: readonly SecretaryOrderState[] = [
  'NOMINATED',
  'CONFIRMED',
  'LEVEL_ASSIGNED',
  'JOINT_HANDLING',
  'RAISED',
];
