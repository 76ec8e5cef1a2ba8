import { defineNotification } from '@gezhi/notifications';

/** To the command centres of the place. */
export const INCIDENT_OPENED = defineNotification({
  code: 'INCIDENT_OPENED',
  subject: { en: 'Emergency {number} in {areaCode}', zh: '{areaCode} 突发事件 {number}' },
  text: {
    en: '{kind}. Verify it; report by word of mouth by {oralDueAt}, in writing by {writtenDueAt}.',
    zh: '{kind}。请核实，并于 {oralDueAt} 前口头报告、{writtenDueAt} 前书面报告。',
  },
});
/** To each organisation with a role in its plan. */
export const INCIDENT_RESPONSE = defineNotification({
  code: 'INCIDENT_RESPONSE',
  subject: { en: 'Emergency {number}: {level}', zh: '突发事件 {number}：{level}' },
  text: {
    en: 'The response runs at {level}. Take up the role your plan gives you.',
    zh: '已按 {level} 响应，请按预案履行职责。',
  },
});
/** To the command centre of the district. */
export const INCIDENT_REPORT_LATE = defineNotification({
  code: 'INCIDENT_REPORT_LATE',
  subject: {
    en: 'No {form} report of emergency {number}',
    zh: '突发事件 {number} 未按时{form}报告',
  },
  text: { en: 'It was due at {dueAt}.', zh: '应于 {dueAt} 前报告。' },
});
/** To the owner of a resource. */
export const RESOURCE_CALLED = defineNotification({
  code: 'RESOURCE_CALLED',
  subject: { en: 'Your resources for emergency {number}', zh: '突发事件 {number} 调用贵单位资源' },
  text: { en: '{quantity} are called.', zh: '调用数量：{quantity}。' },
});
export const RESOURCE_RETURNED = defineNotification({
  code: 'RESOURCE_RETURNED',
  subject: { en: 'Resources back from emergency {number}', zh: '突发事件 {number} 归还资源' },
  text: {
    en: '{quantity} are given back, {usedUp} were used up.',
    zh: '归还 {quantity}，消耗 {usedUp}。',
  },
});
/** To whoever is to do something better. */
export const INCIDENT_IMPROVEMENT = defineNotification({
  code: 'INCIDENT_IMPROVEMENT',
  subject: { en: 'An improvement after emergency {number}', zh: '突发事件 {number} 改进措施' },
  text: { en: 'It is due on {dueOn}.', zh: '应于 {dueOn} 前完成。' },
});

export const EMERGENCY_NOTIFICATIONS = [
  INCIDENT_OPENED,
  INCIDENT_RESPONSE,
  INCIDENT_REPORT_LATE,
  RESOURCE_CALLED,
  RESOURCE_RETURNED,
  INCIDENT_IMPROVEMENT,
];
