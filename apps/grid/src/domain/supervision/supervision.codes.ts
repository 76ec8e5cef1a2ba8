import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** Why an event is put under supervision (督办事由). */
export const SUPERVISION_REASONS = defineCodeList(
  'SupervisionReason',
  { en: 'Why an event is put under supervision', zh: '督办事由' },
  {
    OVERDUE: { en: 'It is overdue', zh: '超期未办结' },
    REPEATED: { en: 'The matter comes back', zh: '反复出现' },
    MANY_CONCERNED: { en: 'Many are concerned', zh: '涉及面广' },
    SAFETY: { en: 'Safety is at stake', zh: '涉及安全' },
    PASSED_BETWEEN: { en: 'Organisations pass it on to each other', zh: '推诿扯皮' },
    POOR_ANSWER: { en: 'The result does not answer the matter', zh: '办理不实' },
  },
);
export type SupervisionReason = (typeof SUPERVISION_REASONS.codes)[number];

/** The life of a supervision (督办). */
export const SUPERVISION_MACHINE = defineMachine({
  name: 'EventSupervision',
  initial: ['OPEN'],
  states: {
    OPEN: { en: 'Report awaited', zh: '督办中' },
    ANSWERED: { en: 'Reported back', zh: '已反馈' },
    LIFTED: { en: 'Lifted', zh: '已解除' },
  },
  actions: {
    answer: { en: 'Report back', zh: '反馈' },
    return: { en: 'Ask for a better report', zh: '退回' },
    lift: { en: 'Lift', zh: '解除' },
  },
  transitions: [
    {
      from: ['OPEN'],
      action: 'answer',
      to: 'ANSWERED',
      guard: { en: 'By a member of the lead organisation.', zh: '由主办单位人员反馈。' },
    },
    {
      from: ['ANSWERED'],
      action: 'return',
      to: 'OPEN',
      guard: {
        en: 'By a centre of the level that supervises or above, with a new day.',
        zh: '由督办层级或上级指挥中心退回，并重新约定日期。',
      },
    },
    {
      from: ['OPEN', 'ANSWERED'],
      action: 'lift',
      to: 'LIFTED',
      guard: {
        en: 'By a centre of the level that supervises or above, with a reason.',
        zh: '由督办层级或上级指挥中心解除，须说明理由。',
      },
    },
  ],
});
export type SupervisionState = Parameters<typeof SUPERVISION_MACHINE.allowed>[0];
export type SupervisionAction = ReturnType<typeof SUPERVISION_MACHINE.allowed>[number];

export const SUPERVISION_STATES = stateList(SUPERVISION_MACHINE, {
  en: 'Where a supervision stands',
  zh: '督办状态',
});
