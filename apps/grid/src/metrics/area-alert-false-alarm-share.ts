import { defineMetric } from '@gezhi/metrics';

export const AREA_ALERT_FALSE_ALARM_SHARE = defineMetric({
  key: 'alert.falseAlarmShare',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'False alarms among alerts', zh: '预警误报率' },
  definition: {
    en: 'Area alerts that people found to be false alarms / area alerts that ended in the window.',
    zh: '窗口内经人工认定为误报的区域预警／窗口内结束的区域预警。',
  },
  caution: {
    en: 'It judges the rules of alerts, not who decided: a high share asks for other thresholds.',
    zh: '用于检视预警规则而非人员：比率高应调整阈值。',
  },
  citizenDerived: false,
  source: 'spec/guardrails.md 4',
  fact: {
    name: 'ended area alerts',
    from: 'area_alert f',
    during: 'f.ended_at >= w.starts_at AND f.ended_at < w.ends_at',
    areaCode: 'f.area_code',
    organizationId: 'f.owner_organization_id',
  },
  numerator: `count(*) FILTER (WHERE f.state = 'FALSE_ALARM')`,
  denominator: 'count(*)',
});
