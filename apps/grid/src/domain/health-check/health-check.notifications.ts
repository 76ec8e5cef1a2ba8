import { defineNotification } from '@gezhi/notifications';

/** To the grid members and the secretary of the place. */
export const HEALTH_CHECK_PLANNED = defineNotification({
  code: 'HEALTH_CHECK_PLANNED',
  subject: { en: 'Health check {number} is planned', zh: '小区体检 {number} 已列入计划' },
  text: {
    en: 'It is planned for {plannedOn}. Go into the field and answer its indicators.',
    zh: '计划日期：{plannedOn}，请按指标开展现场体检。',
  },
});

/** To the command centre of the subdistrict. */
export const HEALTH_FINDINGS_CONFIRMED = defineNotification({
  code: 'HEALTH_FINDINGS_CONFIRMED',
  subject: {
    en: 'Health check {number} opened {count} events',
    zh: '小区体检 {number} 生成 {count} 件事件',
  },
  text: {
    en: 'The findings of {number} were confirmed; {count} events wait to be accepted.',
    zh: '{number} 的问题已确认，{count} 件事件待受理。',
  },
});

export const HEALTH_CHECK_NOTIFICATIONS = [HEALTH_CHECK_PLANNED, HEALTH_FINDINGS_CONFIRMED];
