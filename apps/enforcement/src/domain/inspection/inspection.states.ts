import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of an inspection (涉企行政检查), spec/enforcement.md. A case goes on elsewhere: TO_CASE ends it here. */
export const INSPECTION_MACHINE = defineMachine({
  name: 'Inspection',
  initial: ['PLANNED'],
  states: {
    PLANNED: { en: 'Planned', zh: '已计划' },
    NOTIFIED: { en: 'Site notified', zh: '已告知' },
    UNANNOUNCED: { en: 'To come unannounced', zh: '不予告知' },
    ON_SITE: { en: 'On site', zh: '现场检查' },
    RECORDED: { en: 'Recorded', zh: '已记录' },
    CORRECTING: { en: 'Correction ordered', zh: '责令改正' },
    RECHECKED: { en: 'Rechecked', zh: '已复查' },
    CLOSED: { en: 'Closed', zh: '已办结' },
    TO_CASE: { en: 'Handed to a case', zh: '转立案' },
  },
  actions: {
    notify: { en: 'Notify the site', zh: '告知' },
    comeUnannounced: { en: 'Decide to come unannounced', zh: '决定不予告知' },
    arrive: { en: 'Arrive', zh: '到场' },
    record: { en: 'Record the findings', zh: '记录' },
    orderCorrection: { en: 'Order correction', zh: '责令改正' },
    recheck: { en: 'Recheck', zh: '复查' },
    close: { en: 'Close', zh: '办结' },
    handToCase: { en: 'Hand to a case', zh: '转立案' },
  },
  transitions: [
    { from: ['PLANNED'], action: 'notify', to: 'NOTIFIED' },
    {
      from: ['PLANNED'],
      action: 'comeUnannounced',
      to: 'UNANNOUNCED',
      guard: { en: 'A reason is given.', zh: '须说明理由。' },
    },
    { from: ['NOTIFIED', 'UNANNOUNCED'], action: 'arrive', to: 'ON_SITE' },
    {
      from: ['ON_SITE'],
      action: 'record',
      to: 'RECORDED',
      guard: {
        en: 'Every question of the visit is answered once, by a body entitled when the inspection was opened; a violation has evidence.',
        zh: '每个检查项回答一次，由立项时有权的主体作出；发现问题须有证据。',
      },
    },
    {
      from: ['RECORDED'],
      action: 'orderCorrection',
      to: 'CORRECTING',
      guard: { en: 'Each violation gets one order.', zh: '每个问题对应一份责令改正。' },
    },
    {
      from: ['CORRECTING'],
      action: 'recheck',
      to: 'RECHECKED',
      guard: { en: 'Every order is rechecked.', zh: '每份责令改正均已复查。' },
    },
    {
      from: ['RECORDED', 'RECHECKED'],
      action: 'close',
      to: 'CLOSED',
      guard: { en: 'No violation is left uncorrected.', zh: '没有未整改的问题。' },
    },
    {
      from: ['RECORDED', 'RECHECKED'],
      action: 'handToCase',
      to: 'TO_CASE',
      guard: { en: 'A violation is left uncorrected.', zh: '存在未整改的问题。' },
    },
  ],
});
export type InspectionState = Parameters<typeof INSPECTION_MACHINE.allowed>[0];
export type InspectionAction = ReturnType<typeof INSPECTION_MACHINE.allowed>[number];

export const INSPECTION_STATES = stateList(INSPECTION_MACHINE, {
  en: 'The state of an inspection',
  zh: '检查状态',
});
