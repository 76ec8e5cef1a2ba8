import { defineProblems } from '@gezhi/kernel';

/** What area alerts can refuse. */
export const AREA_ALERT_PROBLEMS = defineProblems('areaAlert', {
  ALERT_ACTION_ELSEWHERE: {
    kind: 'RULE',
    message: {
      en: 'It is in {actionArea}, the alert in {areaCode}.',
      zh: '处置位于 {actionArea}，预警位于 {areaCode}。',
    },
    meaning: {
      en: 'What is done about an alert is done in its area.',
      zh: '关联的处置须位于预警区域内。',
    },
    since: '0.2.0',
    source: 'ours',
  },
  ALERT_ACTION_MISSING: {
    kind: 'RULE',
    message: { en: 'Name one event or one whistle.', zh: '请填写一件事件或一件哨单。' },
    meaning: {
      en: 'Each link names one object; link again for another.',
      zh: '每次关联一个对象，可多次关联。',
    },
    since: '0.2.0',
    source: 'ours',
  },
});
