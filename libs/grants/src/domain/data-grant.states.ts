import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of a data grant (数据共享授权). Its dates say when it holds; expiry by itself needs nobody. */
export const DATA_GRANT_MACHINE = defineMachine({
  name: 'DataGrant',
  initial: ['REQUESTED'],
  states: {
    REQUESTED: { en: 'Requested', zh: '已申请' },
    APPROVED: { en: 'Approved', zh: '已批准' },
    REFUSED: { en: 'Refused', zh: '已驳回' },
    WITHDRAWN: { en: 'Given up by the one who asked', zh: '已撤回' },
    REVOKED: { en: 'Revoked', zh: '已撤销' },
    EXPIRED: { en: 'Expired', zh: '已到期' },
  },
  actions: {
    approve: { en: 'Approve', zh: '批准' },
    refuse: { en: 'Refuse', zh: '驳回' },
    withdraw: { en: 'Give up', zh: '撤回' },
    revoke: { en: 'Revoke', zh: '撤销' },
    expire: { en: 'Expire', zh: '到期' },
  },
  transitions: [
    {
      from: ['REQUESTED'],
      action: 'approve',
      to: 'APPROVED',
      guard: {
        en: 'By the department, never by the account or the organisation that asks; the term has not ended.',
        zh: '由数据主管部门批准，申请账号及其单位不得自批；期限尚未届满。',
      },
    },
    {
      from: ['REQUESTED'],
      action: 'refuse',
      to: 'REFUSED',
      guard: { en: 'With a reason.', zh: '须说明理由。' },
    },
    { from: ['REQUESTED', 'APPROVED'], action: 'withdraw', to: 'WITHDRAWN' },
    {
      from: ['APPROVED'],
      action: 'revoke',
      to: 'REVOKED',
      guard: {
        en: 'With a reason; it holds from the next request on.',
        zh: '须说明理由，自下一次请求起生效。',
      },
    },
    {
      from: ['REQUESTED', 'APPROVED'],
      action: 'expire',
      to: 'EXPIRED',
      guard: { en: 'Its term has ended.', zh: '期限已届满。' },
    },
  ],
});
export type DataGrantState = Parameters<typeof DATA_GRANT_MACHINE.allowed>[0];
export type DataGrantAction = ReturnType<typeof DATA_GRANT_MACHINE.allowed>[number];

export const DATA_GRANT_STATES = stateList(DATA_GRANT_MACHINE, {
  en: 'The state of a data grant',
  zh: '数据共享授权状态',
});
