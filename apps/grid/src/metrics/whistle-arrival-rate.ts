import { defineMetric } from '@gezhi/metrics';
import { DUE_RESPONSES } from './whistle-facts';

export const WHISTLE_ARRIVAL_RATE = defineMetric({
  key: 'whistle.arrivalRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Arrival rate', zh: '报到率' },
  definition: {
    en: 'Responses that arrived within their limit / responses due in the window, without those excused or released.',
    zh: '时限内报到的应哨／窗口内应报到的应哨（不含免于报到和已解除）。',
  },
  caution: {
    en: 'Read whistle.objectionRate beside it: who is excused is not counted here.',
    zh: '应与异议率并看：免于报到的不计入。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md; 30 minutes: Pinggu (S3)',
  fact: DUE_RESPONSES,
  numerator: 'count(*) FILTER (WHERE f.arrived_at <= f.due_at)',
  denominator: 'count(*)',
});
