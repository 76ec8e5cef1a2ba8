import type { Text } from '@gezhi/kernel';
import type { AreaAnswer, MetricAnswer } from '../metric';

/** The four domains' figures as the saved operations name them. */
export const DOMAINS = [
  {
    field: 'partyMetrics',
    domain: 'party-building',
    title: { en: 'Party-building', zh: '党建联盟' },
  },
  { field: 'gridMetrics', domain: 'grid', title: { en: 'Grids and events', zh: '网格治理' } },
  {
    field: 'serviceMetrics',
    domain: 'services',
    title: { en: 'One-window services', zh: '一窗受理' },
  },
  {
    field: 'enforcementMetrics',
    domain: 'enforcement',
    title: { en: 'Comprehensive enforcement', zh: '综合执法' },
  },
] as const satisfies readonly { field: string; domain: string; title: Text }[];

/** An area with the figures of every domain; null where a department did not answer. */
export type MeasuredArea = AreaAnswer & {
  readonly [Field in (typeof DOMAINS)[number]['field']]: readonly MetricAnswer[] | null;
};
