import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** Why more time is needed (延期事由). */
export const EXTENSION_REASONS = defineCodeList(
  'ExtensionReason',
  { en: 'Why more time is needed', zh: '延期事由' },
  {
    MATERIAL: { en: 'Material or parts must be procured', zh: '材料设备采购' },
    APPROVAL: { en: 'An approval is waited for', zh: '等待审批' },
    WEATHER: { en: 'Weather', zh: '天气原因' },
    COORDINATION: { en: 'Several organisations must agree', zh: '多方协调' },
    COMPLEXITY: { en: 'The matter is harder than it looked', zh: '情况复杂' },
  },
);
export type ExtensionReason = (typeof EXTENSION_REASONS.codes)[number];

/** The life of a request for more time (延期申请). */
export const EXTENSION_MACHINE = defineMachine({
  name: 'EventExtension',
  initial: ['REQUESTED'],
  states: {
    REQUESTED: { en: 'Asked for', zh: '待审批' },
    APPROVED: { en: 'Approved', zh: '已同意' },
    REFUSED: { en: 'Refused', zh: '不同意' },
    LAPSED: { en: 'Lapsed', zh: '已失效' },
  },
  actions: {
    approve: { en: 'Approve', zh: '同意' },
    refuse: { en: 'Refuse', zh: '不同意' },
    lapse: { en: 'Lapse', zh: '失效' },
  },
  transitions: [
    {
      from: ['REQUESTED'],
      action: 'approve',
      to: 'APPROVED',
      guard: {
        en: 'By a command centre, before the limit runs out, and by somebody else than asked.',
        zh: '由指挥中心在期限届满前审批，且审批人不得为申请人。',
      },
    },
    {
      from: ['REQUESTED'],
      action: 'refuse',
      to: 'REFUSED',
      guard: { en: 'By a command centre, with a reason.', zh: '由指挥中心说明理由。' },
    },
    {
      from: ['REQUESTED'],
      action: 'lapse',
      to: 'LAPSED',
      guard: {
        en: 'By the clock: the limit ran out, or the event is over.',
        zh: '期限届满或事件办结后自动失效。',
      },
    },
  ],
});
export type ExtensionState = Parameters<typeof EXTENSION_MACHINE.allowed>[0];

export const EXTENSION_STATES = stateList(EXTENSION_MACHINE, {
  en: 'Where a request for more time stands',
  zh: '延期申请状态',
});
