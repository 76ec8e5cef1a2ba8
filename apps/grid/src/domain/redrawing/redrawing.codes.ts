import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** How ground changes hands (调整方式). */
export const REDRAWING_KINDS = defineCodeList(
  'RedrawingKind',
  { en: 'How grids are drawn anew', zh: '网格调整方式' },
  {
    SPLIT: { en: 'One grid becomes several', zh: '拆分' },
    MERGE: { en: 'Several grids become one', zh: '合并' },
    MOVE: { en: 'Micro-grids go to another grid', zh: '微网格调整' },
    TRANSFER: { en: 'A community goes to another subdistrict', zh: '社区划转' },
    UNITE: { en: 'Several communities become one', zh: '社区合并' },
  },
);
export type RedrawingKind = (typeof REDRAWING_KINDS.codes)[number];

/** The life of a re-drawing (区划调整): decided on one day, in effect from another. */
export const REDRAWING_MACHINE = defineMachine({
  name: 'Redrawing',
  initial: ['PLANNED'],
  states: {
    PLANNED: { en: 'Decided, not yet in effect', zh: '已批准待生效' },
    DONE: { en: 'In effect', zh: '已生效' },
    CANCELLED: { en: 'Called off', zh: '已取消' },
    FAILED: { en: 'Did not fit on its day', zh: '未能生效' },
  },
  actions: {
    carryOut: { en: 'Carry out', zh: '生效' },
    cancel: { en: 'Call off', zh: '取消' },
    fail: { en: 'Fail', zh: '生效失败' },
  },
  transitions: [
    {
      from: ['PLANNED'],
      action: 'carryOut',
      to: 'DONE',
      guard: {
        en: 'On its day at midnight; everything it names still holds (G1, G2).',
        zh: '生效日零时；所涉区域与岗位仍然有效（G1、G2）。',
      },
    },
    { from: ['PLANNED'], action: 'cancel', to: 'CANCELLED' },
    {
      from: ['PLANNED'],
      action: 'fail',
      to: 'FAILED',
      guard: {
        en: 'Something it names changed since it was decided.',
        zh: '批准后相关情况已变化。',
      },
    },
  ],
});
export type RedrawingState = Parameters<typeof REDRAWING_MACHINE.allowed>[0];
export type RedrawingAction = ReturnType<typeof REDRAWING_MACHINE.allowed>[number];
export const REDRAWING_STATES = stateList(REDRAWING_MACHINE, {
  en: 'The state of a re-drawing',
  zh: '区划调整状态',
});
export const REDRAWING_CODE_LISTS = [REDRAWING_KINDS, REDRAWING_STATES] as const;
