import { definePermissions } from '@gezhi/identity';
import { defineProblems } from '@gezhi/kernel';
import { defineNotification } from '@gezhi/notifications';
import { COMMAND } from '../permissions';

/** Who assigns tasks; who works on one is told by the task. */
export const DUTY_TASK_PERMISSIONS = definePermissions({
  'dutyTask.assign': { roles: COMMAND, area: 'COVERED' },
  'dutyTask.answer': { roles: 'SIGNED_IN' },
});

export const DUTY_TASK_ASSIGNED = defineNotification({
  code: 'DUTY_TASK_ASSIGNED',
  subject: { en: 'A task for you on duty', zh: '您有新的值班任务' },
  text: {
    en: 'The command centre has a task for you in {areaCode}. Accept or decline it.',
    zh: '指挥中心在 {areaCode} 向您下派任务，请接收或退回。',
  },
});
export const DUTY_TASK_ANSWERED = defineNotification({
  code: 'DUTY_TASK_ANSWERED',
  subject: { en: 'A task on duty: {state}', zh: '值班任务：{state}' },
  text: {
    en: 'The task you assigned in {areaCode} is answered: {state}.',
    zh: '您在 {areaCode} 下派的任务已答复：{state}。',
  },
});
export const DUTY_TASK_WITHDRAWN = defineNotification({
  code: 'DUTY_TASK_WITHDRAWN',
  subject: { en: 'A task on duty is taken back', zh: '值班任务已撤回' },
  text: {
    en: 'The emergency in {areaCode} is over; the task is not needed any more.',
    zh: '{areaCode} 突发事件响应已终止，任务撤回。',
  },
});
export const DUTY_TASK_NOTIFICATIONS = [
  DUTY_TASK_ASSIGNED,
  DUTY_TASK_ANSWERED,
  DUTY_TASK_WITHDRAWN,
] as const;

export const DUTY_TASK_PROBLEMS = defineProblems('dutyTask', {
  OFF_DUTY: {
    kind: 'RULE',
    message: { en: 'The shift does not run now.', zh: '该班次当前不在值班时间内。' },
    meaning: {
      en: 'Tasks are given to people while they are on duty; see onDuty and nearestOnDuty.',
      zh: '仅向正在值班的人员下派任务，见 onDuty、nearestOnDuty。',
    },
    since: '0.2.0',
    source: 'issue 3, point 1; guardrails.md 19',
  },
  TASK_NOT_YOURS: {
    kind: 'FORBIDDEN',
    message: { en: 'The task is somebody else’s.', zh: '该任务不是下派给您的。' },
    meaning: {
      en: 'Whoever it was assigned to accepts, declines and finishes it.',
      zh: '由被下派人接收、退回或反馈。',
    },
    since: '0.2.0',
    source: 'issue 3, point 1; the rule is ours',
  },
});
