import { defineMetric } from '@gezhi/metrics';
import { ITEMS_IN_FORCE } from './facts';

export const ITEM_COUNT = defineMetric({
  key: 'service.items',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Service items', zh: '政务服务事项数' },
  definition: {
    en: 'Items in force on the last day of the window that are offered in the area.',
    zh: '窗口最后一日在该区域有效实施的事项数。',
  },
  citizenDerived: false,
  source: 'spec/services.md V4',
  fact: ITEMS_IN_FORCE,
  numerator: 'count(*)',
});
