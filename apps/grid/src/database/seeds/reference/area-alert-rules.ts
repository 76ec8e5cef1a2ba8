import type { AreaAlertRule } from '../../../domain/area-alert/area-alert.entity';

const OURS =
  'Type and aspect: spec/grid.md (AreaAlert); at least ten events a week: guardrails.md 4; weeks and deviations ours';
const ALL = ['URBAN', 'ENVIRONMENT', 'HOUSING', 'UTILITY', 'SAFETY', 'LIVELIHOOD'];
const COMMON = {
  areaDigits: 12,
  byMatter: false,
  baselineWeeks: 12,
  deviations: 3,
  leastEvents: 10,
  active: true,
  basis: OURS,
} as const;

/** The seven types of alert as they start; every number can be set by a city. */
export const AREA_ALERT_RULES: readonly AreaAlertRule[] = [
  {
    ...COMMON,
    type: 'WASTE_ENVIRONMENT',
    aspect: 'MANAGEMENT',
    categories: ['ENVIRONMENT', 'URBAN.STALL', 'URBAN.PARKING'],
  },
  {
    ...COMMON,
    type: 'SERVICE_CONGESTION',
    aspect: 'SERVICE',
    categories: ['LIVELIHOOD', 'HOUSING.PROPERTY'],
  },
  { ...COMMON, type: 'UTILITY_OUTAGE', aspect: 'SERVICE', categories: ['UTILITY'] },
  {
    ...COMMON,
    type: 'HAZARD_CLUSTER',
    aspect: 'SAFETY',
    categories: [
      'SAFETY.BUILDING',
      'SAFETY.TRAFFIC',
      'URBAN.MANHOLE',
      'HOUSING.LIFT',
      'UTILITY.GAS',
    ],
  },
  {
    ...COMMON,
    type: 'FIRE_HAZARD',
    aspect: 'SAFETY',
    categories: ['SAFETY.FIRE', 'HOUSING.CORRIDOR', 'HOUSING.CHARGING'],
  },
  { ...COMMON, type: 'SEASONAL_SURGE', aspect: 'EMERGENCY', baselineWeeks: 8, categories: ALL },
  { ...COMMON, type: 'COLLECTIVE_DEMAND', aspect: 'MANAGEMENT', byMatter: true, categories: ALL },
];
