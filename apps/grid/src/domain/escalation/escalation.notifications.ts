import { defineNotification } from '@gezhi/notifications';
import { ESCALATION_LEVELS, ESCALATION_MODES, EVENT_STAGES } from './escalation.codes';

export const EVENT_APPROACHING = defineNotification({
  code: 'EVENT_APPROACHING',
  subject: { en: '{number} approaches its limit', zh: '{number} 临近时限' },
  text: {
    en: '{number}: more than 80 % of the limit for {stage} is used. It ends at {dueAt}.',
    zh: '{number}：{stage} 时限已用逾八成，将于 {dueAt} 届满。',
  },
  codes: { stage: EVENT_STAGES },
});

export const EVENT_OVERDUE = defineNotification({
  code: 'EVENT_OVERDUE',
  subject: { en: '{number} is overdue', zh: '{number} 已超期' },
  text: {
    en: '{number}: the limit for {stage} ran out at {dueAt}. It has been raised to {level} ({mode}).',
    zh: '{number}：{stage} 时限已于 {dueAt} 届满，已提级至 {level}（{mode}）。',
  },
  codes: { stage: EVENT_STAGES, level: ESCALATION_LEVELS, mode: ESCALATION_MODES },
});

export const DEADLINE_DIGEST = defineNotification({
  code: 'DEADLINE_DIGEST',
  subject: { en: '{events} events are late', zh: '{events} 件事件已临期或超期' },
  text: {
    en: 'While deadlines were not watched, {approaching} reminders and {overdue} escalations fell due for you, the earliest at {earliest}. See the list of late events.',
    zh: '时限监测中断期间，共有 {approaching} 条临期预警、{overdue} 条超期提级应送达，最早为 {earliest}。请查看超期事件清单。',
  },
});

export const SUSPENSION_ENDED = defineNotification({
  code: 'SUSPENSION_ENDED',
  subject: { en: '{number} goes on', zh: '{number} 恢复办理' },
  text: {
    en: '{number}: the last day of the suspension, {until}, has passed. Its limit now ends at {dueAt}.',
    zh: '{number}：挂起期限 {until} 已过，现恢复办理，办理时限为 {dueAt}。',
  },
});

export const LIMIT_MOVED = defineNotification({
  code: 'LIMIT_MOVED',
  subject: { en: 'The limit of {number} has moved', zh: '{number} 时限调整' },
  text: {
    en: '{number}: the working calendar was changed; its limit ends at {dueAt} instead of {formerly}.',
    zh: '{number}：工作日历已调整，办理时限由 {formerly} 改为 {dueAt}。',
  },
});

export const ESCALATION_NOTIFICATIONS = [
  EVENT_APPROACHING,
  EVENT_OVERDUE,
  DEADLINE_DIGEST,
  SUSPENSION_ENDED,
  LIMIT_MOVED,
] as const;
