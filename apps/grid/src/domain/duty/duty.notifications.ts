import { defineNotification } from '@gezhi/notifications';

export const DUTY_CHANGE_ASKED = defineNotification({
  code: 'DUTY_CHANGE_ASKED',
  subject: { en: 'You are asked to take a shift over', zh: '请您接班' },
  text: {
    en: 'You are asked to take over the shift that begins at {startsAt}. Confirm or decline it.',
    zh: '请您接替 {startsAt} 开始的班次，请确认或谢绝。',
  },
});

export const DUTY_CHANGE_ANSWERED = defineNotification({
  code: 'DUTY_CHANGE_ANSWERED',
  subject: { en: 'Your shift: {state}', zh: '换班结果：{state}' },
  text: {
    en: 'What was asked about the shift that begins at {startsAt} is answered: {state}.',
    zh: '关于 {startsAt} 开始的班次的换班请求结果：{state}。',
  },
});

export const DUTY_NOTIFICATIONS = [DUTY_CHANGE_ASKED, DUTY_CHANGE_ANSWERED] as const;
