import { defineMetric } from '@gezhi/metrics';
import { TESTED_PROMISES } from './facts';

export const EXTENSION_RATE = defineMetric({
  key: 'service.extensionRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Cases extended', zh: '延期率' },
  definition: {
    en: 'Applications whose limit was extended / promises put to the test in the window.',
    zh: '经批准延期的办件数 / 同口径办件数。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md event.extensionRate',
  fact: TESTED_PROMISES,
  numerator: 'count(*) FILTER (WHERE f.extended_by > 0)',
  denominator: 'count(*)',
});
