import { defineMetric } from '@gezhi/metrics';
import { REPORTED_EVENTS } from './facts';

export const EVENT_COUNT = defineMetric({
  key: 'event.count',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Events reported', zh: '事件量' },
  definition: {
    en: 'Events reported in the window, whatever became of them. A matter that was split counts once, for its place and for who leads the whole; its parts count in no event figure.',
    zh: '窗口内上报的事件数，不论处理结果。拆分的事项只计一次，归其所在区域与总牵头单位；子工单不计入任何事件指标。',
  },
  caution: {
    en: 'More reports can mean more trust: not to be ranked.',
    zh: '上报多也可能意味着更受信任，不作排名。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: REPORTED_EVENTS,
  numerator: 'count(*)',
});
