import { defineNotification } from '@gezhi/notifications';

/** To the owner of a risk. */
export const RISK_OWNED = defineNotification({
  code: 'RISK_OWNED',
  subject: { en: 'Risk {number} is yours', zh: '风险 {number} 由贵单位负责' },
  text: {
    en: 'Level: {level}. Plan measures; it is reviewed on {reviewOn}.',
    zh: '等级：{level}。请制定化解措施，复查日期：{reviewOn}。',
  },
});
/** To the owner of a measure. */
export const RISK_MEASURE_PLANNED = defineNotification({
  code: 'RISK_MEASURE_PLANNED',
  subject: { en: 'A measure against risk {number}', zh: '风险 {number} 化解措施' },
  text: {
    en: 'A measure of yours is due on {dueOn}.',
    zh: '贵单位一项化解措施应于 {dueOn} 前完成。',
  },
});
/** To the owner of a measure and the command centre. */
export const RISK_MEASURE_LATE = defineNotification({
  code: 'RISK_MEASURE_LATE',
  subject: { en: 'A measure against risk {number} is late', zh: '风险 {number} 化解措施逾期' },
  text: { en: 'It was due on {dueOn}.', zh: '应于 {dueOn} 前完成。' },
});
/** To the owner of a risk and the command centre. */
export const RISK_REVIEW_DUE = defineNotification({
  code: 'RISK_REVIEW_DUE',
  subject: { en: 'Risk {number} is to be reviewed', zh: '风险 {number} 应复查' },
  text: {
    en: 'Its review of {reviewOn} is not recorded.',
    zh: '{reviewOn} 的复查尚未记录。',
  },
});

export const RISK_NOTIFICATIONS = [
  RISK_OWNED,
  RISK_MEASURE_PLANNED,
  RISK_MEASURE_LATE,
  RISK_REVIEW_DUE,
];
