import { defineNotification } from '@gezhi/notifications';
import { EVENT_OUTCOMES } from './event.codes';

/** To whoever reported an event that was merged. */
export const REPORT_MERGED = defineNotification({
  code: 'REPORT_MERGED',
  subject: { en: 'Your report {number} goes on together', zh: '您反映的 {number} 已并案办理' },
  text: {
    en: 'Others reported the same matter. It is handled once; you will hear how it ends, and {number} shows how far it is.',
    zh: '该事项另有反映，现合并办理。办理结果将告知您，可凭 {number} 查询进度。',
  },
});

/** To whoever reported an event that was merged by mistake. */
export const REPORT_SPLIT_OFF = defineNotification({
  code: 'REPORT_SPLIT_OFF',
  subject: { en: 'Your report {number} goes on by itself', zh: '您反映的 {number} 恢复单独办理' },
  text: {
    en: 'It turned out to be a matter of its own and is handled as {number}.',
    zh: '经核实为独立事项，以 {number} 单独办理。',
  },
});

/** To everybody who reported a matter, when it is closed. */
export const REPORT_CLOSED = defineNotification({
  code: 'REPORT_CLOSED',
  subject: { en: 'Your report {number} is closed', zh: '您反映的 {number} 已办结' },
  text: {
    en: 'It ended as {outcome}. Say whether you are satisfied, or have it reopened until {reopenUntil}.',
    zh: '办理结果：{outcome}。您可以评价；如未解决，可在 {reopenUntil} 前申请重新办理。',
  },
  codes: { outcome: EVENT_OUTCOMES },
});

/** To everybody who reported a matter, when it is reopened. */
export const REPORT_REOPENED = defineNotification({
  code: 'REPORT_REOPENED',
  subject: { en: 'Your report {number} was reopened', zh: '您反映的 {number} 已重新办理' },
  text: {
    en: 'It is being worked on again.',
    zh: '该事项已重新进入办理。',
  },
});

/** To whoever made a suggestion. */
export const SUGGESTION_ANSWERED = defineNotification({
  code: 'SUGGESTION_ANSWERED',
  subject: { en: 'Your suggestion {number} was answered', zh: '您的建议 {number} 已答复' },
  text: {
    en: 'What becomes of it: {decision}. The reason stands with {number}.',
    zh: '采纳情况：{decision}。理由可凭 {number} 查看。',
  },
});

export const EVENT_NOTIFICATIONS = [
  SUGGESTION_ANSWERED,
  REPORT_MERGED,
  REPORT_SPLIT_OFF,
  REPORT_CLOSED,
  REPORT_REOPENED,
];
