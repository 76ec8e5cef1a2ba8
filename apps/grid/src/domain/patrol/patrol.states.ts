import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of one patrol (一次巡查). */
export const PATROL_MACHINE = defineMachine({
  name: 'Patrol',
  initial: ['PLANNED'],
  states: {
    PLANNED: { en: 'Planned', zh: '待巡查' },
    UNDER_WAY: { en: 'Under way', zh: '巡查中' },
    DONE: { en: 'Done', zh: '已完成' },
    MISSED: { en: 'Not made', zh: '未巡查' },
    EXCUSED: { en: 'Excused', zh: '已免巡' },
  },
  actions: {
    begin: { en: 'Begin', zh: '开始巡查' },
    finish: { en: 'Finish', zh: '结束巡查' },
    miss: { en: 'Let it pass', zh: '记为未巡查' },
    excuse: { en: 'Excuse', zh: '免巡' },
  },
  transitions: [
    {
      from: ['PLANNED'],
      action: 'begin',
      to: 'UNDER_WAY',
      guard: {
        en: 'By the worker, at a moment of its day that is not over for more than 72 hours.',
        zh: '由巡查人开始；时间须在当日且不早于72小时前。',
      },
    },
    {
      from: ['UNDER_WAY'],
      action: 'finish',
      to: 'DONE',
      guard: {
        en: 'By the worker; or by the platform 72 hours after its day.',
        zh: '由巡查人结束；逾72小时由平台自动结束。',
      },
    },
    {
      from: ['PLANNED'],
      action: 'miss',
      to: 'MISSED',
      guard: {
        en: 'By the platform, 72 hours after its day: nothing can come in any more.',
        zh: '当日结束72小时后由平台记录，此后离线数据不再补传。',
      },
    },
    {
      from: ['PLANNED', 'UNDER_WAY', 'MISSED'],
      action: 'excuse',
      to: 'EXCUSED',
      guard: {
        en: 'By the worker or whoever leads the grid or keeps its plans, with a reason code.',
        zh: '由巡查人、网格长或计划管理人按原因代码办理。',
      },
    },
  ],
});
export type PatrolState = keyof typeof PATROL_MACHINE.states;
export type PatrolAction = keyof typeof PATROL_MACHINE.actions;

export const PATROL_STATES = stateList(PATROL_MACHINE, {
  en: 'Where a patrol stands',
  zh: '巡查状态',
});
export const PATROL_ACTIONS = defineCodeList(
  'PatrolAction',
  { en: 'What is done in a patrol', zh: '巡查操作' },
  { plan: { en: 'Plan', zh: '列入计划' }, ...PATROL_MACHINE.actions },
);
