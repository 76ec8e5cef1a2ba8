import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** What a shift is for (值班类型). */
export const SHIFT_KINDS = defineCodeList(
  'DutyShiftKind',
  { en: 'What a shift is for', zh: '值班类型' },
  {
    GRID: { en: 'Duty in a grid', zh: '网格值班' },
    COMMAND_WATCH: { en: 'Watch of a command centre', zh: '指挥中心值守' },
  },
);
export type ShiftKind = (typeof SHIFT_KINDS.codes)[number];

/** The life of a shift (班次). */
export const SHIFT_MACHINE = defineMachine({
  name: 'DutyShift',
  initial: ['PLANNED'],
  states: {
    PLANNED: { en: 'Planned', zh: '已排班' },
    CANCELLED: { en: 'Cancelled', zh: '已取消' },
  },
  actions: { cancel: { en: 'Cancel', zh: '取消' } },
  transitions: [
    {
      from: ['PLANNED'],
      action: 'cancel',
      to: 'CANCELLED',
      guard: {
        en: 'By whoever keeps the roster, before it ends.',
        zh: '由排班人在班次结束前取消。',
      },
    },
  ],
});
export type ShiftState = Parameters<typeof SHIFT_MACHINE.allowed>[0];
export const SHIFT_STATES = stateList(SHIFT_MACHINE, {
  en: 'Where a shift stands',
  zh: '班次状态',
});

/** The life of a swap or replacement (换班、顶班). */
export const DUTY_CHANGE_MACHINE = defineMachine({
  name: 'DutyChange',
  initial: ['ASKED'],
  states: {
    ASKED: { en: 'Asked for', zh: '待确认' },
    CONFIRMED: { en: 'Confirmed', zh: '已确认' },
    DECLINED: { en: 'Declined', zh: '已谢绝' },
    WITHDRAWN: { en: 'Withdrawn', zh: '已撤回' },
  },
  actions: {
    confirm: { en: 'Confirm', zh: '确认' },
    decline: { en: 'Decline', zh: '谢绝' },
    withdraw: { en: 'Withdraw', zh: '撤回' },
  },
  transitions: [
    {
      from: ['ASKED'],
      action: 'confirm',
      to: 'CONFIRMED',
      guard: {
        en: 'By whoever is to take the shift over, before it begins.',
        zh: '由接班人在班次开始前确认。',
      },
    },
    {
      from: ['ASKED'],
      action: 'decline',
      to: 'DECLINED',
      guard: { en: 'By whoever was to take it over.', zh: '由被请求人谢绝。' },
    },
    {
      from: ['ASKED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: { en: 'By whoever asked.', zh: '由申请人撤回。' },
    },
  ],
});
export type DutyChangeState = Parameters<typeof DUTY_CHANGE_MACHINE.allowed>[0];
export type DutyChangeAction = ReturnType<typeof DUTY_CHANGE_MACHINE.allowed>[number];
export const DUTY_CHANGE_STATES = stateList(DUTY_CHANGE_MACHINE, {
  en: 'Where a swap or replacement stands',
  zh: '换班状态',
});

export const DUTY_MACHINES = [SHIFT_MACHINE, DUTY_CHANGE_MACHINE] as const;
export const DUTY_CODE_LISTS = [SHIFT_KINDS, SHIFT_STATES, DUTY_CHANGE_STATES] as const;
