import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of an admission (准入): a task outside the lists, asked of communities for a time. */
export const ADMISSION_MACHINE = defineMachine({
  name: 'CommunityAdmission',
  initial: ['REQUESTED'],
  states: {
    REQUESTED: { en: 'Requested', zh: '待审核' },
    APPROVED: { en: 'Approved', zh: '准入' },
    REFUSED: { en: 'Refused', zh: '不予准入' },
    WITHDRAWN: { en: 'Withdrawn', zh: '已撤回' },
  },
  actions: {
    approve: { en: 'Approve', zh: '同意准入' },
    refuse: { en: 'Refuse', zh: '不予准入' },
    withdraw: { en: 'Withdraw', zh: '撤回' },
  },
  transitions: [
    {
      from: ['REQUESTED'],
      action: 'approve',
      to: 'APPROVED',
      guard: {
        en: 'Not on a negative list, by the centre of the area, for a stated time.',
        zh: '不在负面清单内，由所在区域指挥中心批准，期限明确。',
      },
    },
    {
      from: ['REQUESTED'],
      action: 'refuse',
      to: 'REFUSED',
      guard: { en: 'With a reason.', zh: '须说明理由。' },
    },
    { from: ['REQUESTED', 'APPROVED'], action: 'withdraw', to: 'WITHDRAWN' },
  ],
});
export type AdmissionState = Parameters<typeof ADMISSION_MACHINE.allowed>[0];
export type AdmissionAction = ReturnType<typeof ADMISSION_MACHINE.allowed>[number];

export const ADMISSION_STATES = stateList(ADMISSION_MACHINE, {
  en: 'The state of an admission',
  zh: '准入状态',
});
