import { defineMetric } from '@gezhi/metrics';
import { SUBMITTED_APPLICATIONS } from './facts';

export const APPLICATION_COUNT = defineMetric({
  key: 'service.applications',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Applications', zh: '办件量' },
  definition: {
    en: 'Applications submitted in the window, whatever became of them.',
    zh: '窗口内提交的办件数，不论结果。',
  },
  citizenDerived: true,
  source: 'spec/services.md Application',
  fact: SUBMITTED_APPLICATIONS,
  numerator: 'count(*)',
});
