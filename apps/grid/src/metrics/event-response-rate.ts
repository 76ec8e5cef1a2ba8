import { defineMetric } from '@gezhi/metrics';
import { CONTACT_LIMIT, SIGNED_EVENTS } from './facts';

export const EVENT_RESPONSE_RATE = defineMetric({
  key: 'event.responseRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Response rate', zh: '响应率' },
  definition: {
    en: 'Events whose reporter was contacted within the limit for contact / signed for in the window, with a reporter who waits.',
    zh: '在联系时限内联系反映人／窗口内签收且有反映人的事件。',
  },
  caution: {
    en: 'The limit for contact is 24 hours from signing, 30 minutes for danger; ours, until the city sets one.',
    zh: '联系时限自签收起24小时，突发危险30分钟；为默认值，以本市规定为准。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md; the limit is ours',
  fact: SIGNED_EVENTS,
  numerator: `count(*) FILTER (WHERE f.contacted_at <= f.signed_at + ${CONTACT_LIMIT})`,
  denominator: 'count(*)',
});
