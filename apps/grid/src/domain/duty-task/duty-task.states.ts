import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of a task to somebody on duty (值班任务). */
export const DUTY_TASK_MACHINE = defineMachine({
  name: 'DutyTask',
  initial: ['ASSIGNED'],
  states: {
    ASSIGNED: { en: 'Assigned', zh: '已下派' },
    ACCEPTED: { en: 'Accepted', zh: '已接收' },
    DONE: { en: 'Done', zh: '已完成' },
    DECLINED: { en: 'Declined', zh: '已退回' },
    WITHDRAWN: { en: 'Taken back', zh: '已撤回' },
  },
  actions: {
    accept: { en: 'Accept', zh: '接收' },
    finish: { en: 'Report as done', zh: '反馈完成' },
    decline: { en: 'Decline', zh: '退回' },
    withdraw: { en: 'Take back', zh: '撤回' },
  },
  transitions: [
    {
      from: ['ASSIGNED'],
      action: 'accept',
      to: 'ACCEPTED',
      guard: { en: 'By whoever it was assigned to.', zh: '由被下派人接收。' },
    },
    {
      from: ['ACCEPTED'],
      action: 'finish',
      to: 'DONE',
      guard: { en: 'By whoever accepted it, with what was done.', zh: '由接收人反馈办理情况。' },
    },
    {
      from: ['ASSIGNED', 'ACCEPTED'],
      action: 'decline',
      to: 'DECLINED',
      guard: {
        en: 'By whoever it was assigned to, with a reason.',
        zh: '由被下派人说明理由退回。',
      },
    },
    {
      from: ['ASSIGNED', 'ACCEPTED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: {
        en: 'With the emergency it belongs to, when that is stood down.',
        zh: '所属突发事件终止响应时一并撤回。',
      },
    },
  ],
});
export type DutyTaskState = Parameters<typeof DUTY_TASK_MACHINE.allowed>[0];
export type DutyTaskAction = ReturnType<typeof DUTY_TASK_MACHINE.allowed>[number];
export const DUTY_TASK_STATES = stateList(DUTY_TASK_MACHINE, {
  en: 'Where a task stands',
  zh: '值班任务状态',
});
