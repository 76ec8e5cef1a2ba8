import { defineMetric } from '@gezhi/metrics';
import { SILENT_APPLICATIONS } from './facts';

export const DEEMED_ACCEPTED_COUNT = defineMetric({
  key: 'service.deemedAcceptedCount',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Accepted by silence', zh: '逾期视为受理数' },
  definition: {
    en: 'Applications that 5 working days of silence accepted, by the moment it was found.',
    zh: '五个工作日未告知而视为受理的办件数，按认定时间计。',
  },
  caution: {
    en: 'Every one is an answer the authority owed: the count should be zero.',
    zh: '每一件都是应答未答，目标为零。',
  },
  citizenDerived: true,
  source: 'Administrative Licence Law (行政许可法) art. 32',
  fact: SILENT_APPLICATIONS,
  numerator: 'count(*)',
});
