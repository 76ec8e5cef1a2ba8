import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of a session of a course (培训班次). */
export const TRAINING_MACHINE = defineMachine({
  name: 'TrainingSession',
  initial: ['PLANNED'],
  states: {
    PLANNED: { en: 'Planned', zh: '已安排' },
    HELD: { en: 'Held', zh: '已举办' },
    CANCELLED: { en: 'Cancelled', zh: '已取消' },
  },
  actions: {
    hold: { en: 'Record who attended', zh: '登记参训' },
    cancel: { en: 'Cancel', zh: '取消' },
  },
  transitions: [
    {
      from: ['PLANNED'],
      action: 'hold',
      to: 'HELD',
      guard: {
        en: 'On its day or later; posts of the place, each once, held that day.',
        zh: '当日或以后登记；须为当日在岗的本辖区岗位，每岗一次。',
      },
    },
    { from: ['PLANNED'], action: 'cancel', to: 'CANCELLED' },
  ],
});
export type TrainingState = Parameters<typeof TRAINING_MACHINE.allowed>[0];
export type TrainingAction = ReturnType<typeof TRAINING_MACHINE.allowed>[number];
export const TRAINING_STATES = stateList(TRAINING_MACHINE, {
  en: 'Where a session of a course stands',
  zh: '培训班次状态',
});
