import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of a delegation (赋权); its dates say when it holds, its state what was decided (rule E5). */
export const DELEGATION_MACHINE = defineMachine({
  name: 'Delegation',
  initial: ['DRAFT'],
  states: {
    DRAFT: { en: 'Draft', zh: '拟定' },
    PUBLISHED: { en: 'Published', zh: '已公布' },
    WITHDRAWN: { en: 'Withdrawn', zh: '已收回' },
    EXPIRED: { en: 'Expired', zh: '已到期' },
  },
  actions: {
    publish: { en: 'Publish', zh: '公布' },
    evaluate: { en: 'Record an evaluation', zh: '评估' },
    withdraw: { en: 'Withdraw', zh: '收回' },
    expire: { en: 'Expire', zh: '到期' },
  },
  transitions: [
    {
      from: ['DRAFT'],
      action: 'publish',
      to: 'PUBLISHED',
      guard: {
        en: 'It begins today or later, an evaluation date is set, and no other delegation of the item to the organisation holds on one of its days.',
        zh: '生效日期不早于当日，已确定评估日期，且与该单位同一事项的其他赋权不重叠。',
      },
    },
    {
      from: ['PUBLISHED'],
      action: 'evaluate',
      to: 'PUBLISHED',
      guard: { en: 'The next evaluation lies ahead.', zh: '下次评估日期在今后。' },
    },
    {
      from: ['PUBLISHED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: {
        en: 'With a reason and from today or later; work already opened keeps its authority.',
        zh: '说明理由，自当日或以后起收回；已开展的工作依原授权继续。',
      },
    },
    {
      from: ['PUBLISHED'],
      action: 'expire',
      to: 'EXPIRED',
      guard: { en: 'Its last day has passed.', zh: '有效期最后一日已过。' },
    },
  ],
});
export type DelegationState = Parameters<typeof DELEGATION_MACHINE.allowed>[0];
export type DelegationAction = ReturnType<typeof DELEGATION_MACHINE.allowed>[number];

export const DELEGATION_STATES = stateList(DELEGATION_MACHINE, {
  en: 'The state of a delegation',
  zh: '赋权状态',
});
