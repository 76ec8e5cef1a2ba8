import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of one delivery (通知投递): whether somebody was told. It never moves what they were told about. */
export const DELIVERY_MACHINE = defineMachine({
  name: 'NotificationDelivery',
  initial: ['PENDING'],
  states: {
    PENDING: { en: 'Not tried yet', zh: '待发送' },
    SENT: { en: 'The receiver has it', zh: '已送达' },
    FAILED: { en: 'Failed; will be tried again', zh: '失败待重试' },
    PARKED: { en: 'Given up; waits for a person', zh: '已搁置' },
    SKIPPED: { en: 'Not sent: there is nowhere to send it', zh: '无需发送' },
  },
  actions: {
    send: { en: 'Send', zh: '送达' },
    fail: { en: 'Fail', zh: '失败' },
    park: { en: 'Give up', zh: '搁置' },
    skip: { en: 'Skip', zh: '跳过' },
    retry: { en: 'Try again', zh: '重新发送' },
  },
  transitions: [
    { from: ['PENDING', 'FAILED'], action: 'send', to: 'SENT' },
    {
      from: ['PENDING', 'FAILED'],
      action: 'fail',
      to: 'FAILED',
      guard: { en: 'Another attempt may succeed.', zh: '再次尝试可能成功。' },
    },
    {
      from: ['PENDING', 'FAILED'],
      action: 'park',
      to: 'PARKED',
      guard: {
        en: 'After the last attempt, or when the receiver refused it for good.',
        zh: '达到最多尝试次数，或对方明确拒绝。',
      },
    },
    { from: ['PENDING', 'FAILED'], action: 'skip', to: 'SKIPPED' },
    { from: ['FAILED', 'PARKED', 'SKIPPED'], action: 'retry', to: 'PENDING' },
  ],
});
export type DeliveryState = Parameters<typeof DELIVERY_MACHINE.allowed>[0];

export const DELIVERY_STATES = stateList(DELIVERY_MACHINE, {
  en: 'Whether a notification was delivered',
  zh: '通知投递状态',
});
