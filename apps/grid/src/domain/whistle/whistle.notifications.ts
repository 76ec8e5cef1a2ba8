import type { NotificationKind } from '@gezhi/notifications';
import { defineNotification } from '@gezhi/notifications';

export const WHISTLE_BLOWN = defineNotification({
  code: 'WHISTLE_BLOWN',
  subject: {
    en: 'Whistle {number}: report to {areaCode}',
    zh: '吹哨 {number}：请到 {areaCode} 报到',
  },
  text: {
    en: 'Your organisation is called by whistle {number} ({kind}) to {areaCode}. Report by {dueAt}.',
    zh: '贵单位被 {areaCode} 吹哨 {number}（{kind}），请于 {dueAt} 前报到。',
  },
});
export const WHISTLE_ARRIVAL_APPROACHING = defineNotification({
  code: 'WHISTLE_ARRIVAL_APPROACHING',
  subject: { en: 'Whistle {number}: report soon', zh: '吹哨 {number}：即将逾期' },
  text: {
    en: 'More than 80 % of the time to report to whistle {number} in {areaCode} is used; it ends at {dueAt}.',
    zh: '吹哨 {number}（{areaCode}）报到时限已用去80%以上，截止 {dueAt}。',
  },
});
export const WHISTLE_ARRIVAL_LATE = defineNotification({
  code: 'WHISTLE_ARRIVAL_LATE',
  subject: { en: 'Whistle {number}: late', zh: '吹哨 {number}：逾期未报到' },
  text: {
    en: 'A responder of whistle {number} in {areaCode} had to report by {dueAt} and has not.',
    zh: '吹哨 {number}（{areaCode}）有应哨单位应于 {dueAt} 前报到，至今未报到。',
  },
});
export const WHISTLE_ARRIVED = defineNotification({
  code: 'WHISTLE_ARRIVED',
  subject: { en: 'Whistle {number}: all have arrived', zh: '吹哨 {number}：已到齐' },
  text: {
    en: 'Nobody mandatory is awaited at whistle {number} any more; consult.',
    zh: '吹哨 {number} 必到单位均已到齐，请组织会商。',
  },
});
export const WHISTLE_OBJECTED = defineNotification({
  code: 'WHISTLE_OBJECTED',
  subject: { en: 'Whistle {number}: objection', zh: '吹哨 {number}：有异议待裁定' },
  text: {
    en: 'A responder objects to whistle {number} in {areaCode} ({reason}); decide on it.',
    zh: '应哨单位对吹哨 {number}（{areaCode}）提出异议（{reason}），请裁定。',
  },
});
export const WHISTLE_OBJECTION_DECIDED = defineNotification({
  code: 'WHISTLE_OBJECTION_DECIDED',
  subject: { en: 'Whistle {number}: objection decided', zh: '吹哨 {number}：异议已裁定' },
  text: {
    en: 'The objection to whistle {number} was decided: {decision}.',
    zh: '对吹哨 {number} 的异议已裁定：{decision}。',
  },
});
export const WHISTLE_WITHDRAWN = defineNotification({
  code: 'WHISTLE_WITHDRAWN',
  subject: { en: 'Whistle {number}: withdrawn', zh: '吹哨 {number}：已撤哨' },
  text: {
    en: 'Whistle {number} in {areaCode} was withdrawn; nobody has to report.',
    zh: '吹哨 {number}（{areaCode}）已撤哨，无需报到。',
  },
});
export const WHISTLE_RAISED = defineNotification({
  code: 'WHISTLE_RAISED',
  subject: { en: 'Whistle {number}: raised to {level}', zh: '吹哨 {number}：提级至 {level}' },
  text: {
    en: 'Whistle {number} in {areaCode} was not resolved and is raised to {level}.',
    zh: '吹哨 {number}（{areaCode}）未解决，已提级至 {level}。',
  },
});
export const WHISTLE_CONCLUDED = defineNotification({
  code: 'WHISTLE_CONCLUDED',
  subject: { en: 'Whistle {number}: {outcome}', zh: '吹哨 {number}：{outcome}' },
  text: {
    en: 'The initiator of whistle {number} confirmed the outcome {outcome}. Rate its part.',
    zh: '吹哨 {number} 的吹哨单位已确认结果：{outcome}，请进行评价。',
  },
});
export const WHISTLE_BULLETIN_DRAFTED = defineNotification({
  code: 'WHISTLE_BULLETIN_DRAFTED',
  subject: { en: 'Bulletin on whistles of {period}', zh: '{period} 吹哨报到通报拟稿' },
  text: {
    en: 'The bulletin on late and absent responders in {areaCode} for {period} is drafted; publish or discard it.',
    zh: '{areaCode} {period} 应哨单位逾期及未报到情况通报已拟稿，请通报或废弃。',
  },
});

export const WHISTLE_NOTIFICATIONS: readonly NotificationKind[] = [
  WHISTLE_BLOWN,
  WHISTLE_ARRIVAL_APPROACHING,
  WHISTLE_ARRIVAL_LATE,
  WHISTLE_ARRIVED,
  WHISTLE_OBJECTED,
  WHISTLE_OBJECTION_DECIDED,
  WHISTLE_WITHDRAWN,
  WHISTLE_RAISED,
  WHISTLE_CONCLUDED,
  WHISTLE_BULLETIN_DRAFTED,
];
