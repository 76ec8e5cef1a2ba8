import { defineNotification } from '@gezhi/notifications';

/** A rule of dispatch that should be looked at. */
export const RULE_STALE = defineNotification({
  code: 'DISPATCH_RULE_STALE',
  subject: { en: 'Dispatch rule {rule} should be looked at', zh: '派单规则 {rule} 需要复核' },
  text: {
    en: 'Rule {rule}: {reason}. {share} % of {decided} decisions were overridden.',
    zh: '规则 {rule}：{reason}。{decided} 次派单中有 {share}% 被人工改派。',
  },
});

/** To the organisation first asked: the new lead has signed, its responsibility ends. */
export const HANDOVER_DONE = defineNotification({
  code: 'EVENT_HANDOVER_DONE',
  subject: { en: '{number} has been taken over', zh: '{number} 已由新主办单位签收' },
  text: {
    en: 'The new lead has signed for {number}. Your responsibility for handing it over has ended.',
    zh: '新主办单位已签收 {number}，贵单位的首问负责到此为止。',
  },
});

export const DISPATCH_NOTIFICATIONS = [RULE_STALE, HANDOVER_DONE];
