import type { Activity } from '@gezhi/city';
import type { AbsorptionLevel, EventOutcome, EventSource } from '../../../domain/event/event.codes';

/** How many events of each source the year holds, and how they spread over its days. */
export const SOURCE_MIX: readonly (readonly [EventSource, number, Activity])[] = [
  ['HOTLINE_12345', 14_400, 'HOTLINE'],
  ['GRID_PATROL', 11_600, 'PATROL'],
  ['CITIZEN_APP', 4_700, 'CITIZEN'],
  ['STAFF_REPORT', 2_300, 'OFFICE'],
  ['IOT', 1_200, 'SENSOR'],
  ['DEPT_TRANSFER', 900, 'OFFICE'],
  ['PLATFORM_181', 500, 'SENSOR'],
  ['HEALTH_CHECK', 300, 'INSPECTION'],
  ['DELIBERATION', 100, 'OFFICE'],
];

/** How often each leaf occurs; the others once. */
export const CATEGORY_WEIGHTS: Readonly<Record<string, number>> = {
  'URBAN.PARKING': 7,
  'URBAN.STALL': 6,
  'URBAN.LIGHTING': 4,
  'URBAN.ROAD': 4,
  'ENVIRONMENT.WASTE': 8,
  'ENVIRONMENT.NOISE': 6,
  'ENVIRONMENT.DRAIN': 3,
  'HOUSING.PROPERTY': 8,
  'HOUSING.LEAK': 4,
  'HOUSING.CORRIDOR': 6,
  'HOUSING.CHARGING': 4,
  'LIVELIHOOD.CONSUMER': 4,
  'LIVELIHOOD.NEIGHBOUR': 3,
  'UTILITY.WATER': 2,
};

/** Four in five are solved in the subdistrict or below (target of the sources). */
export const LEVEL_MIX: readonly (readonly [AbsorptionLevel, number])[] = [
  ['GRID', 27],
  ['COMMUNITY', 30],
  ['SUBDISTRICT', 23.5],
  ['DISTRICT', 17.5],
  ['CITY', 2],
];

/** The level that rules and catalogue name for a matter. */
export type UsualLevel = 'COMMUNITY' | 'SUBDISTRICT' | 'DISTRICT';

/** Who solves what was sent to a level: a community its grids, the district now and then the city. */
export const SOLVED_AT: Readonly<
  Record<UsualLevel, readonly (readonly [AbsorptionLevel, number])[]>
> = {
  COMMUNITY: [
    ['GRID', 47],
    ['COMMUNITY', 53],
  ],
  SUBDISTRICT: [['SUBDISTRICT', 1]],
  DISTRICT: [
    ['DISTRICT', 90],
    ['CITY', 10],
  ],
};

/** About 85 % of what is ours and true is solved. */
export const OUTCOME_MIX: readonly (readonly [EventOutcome, number])[] = [
  ['RESOLVED', 82.5],
  ['PARTLY_RESOLVED', 5],
  ['EXPLAINED', 5.5],
  ['UNFOUNDED', 3],
  ['OUT_OF_SCOPE', 1.5],
  ['POLICY_LIMITED', 1.5],
  ['WITHDRAWN', 0.5],
  ['TRANSFERRED_STATUTORY', 0.5],
];

/** What happens along the way, as shares of the events that come so far. */
export const SHARES = {
  anonymous: 0.08,
  unlocated: 0.003,
  refused: 0.02,
  redirected: 0.015,
  cancelled: 0.008,
  complex: 0.05,
  danger: 0.25,
  /** Dispatchers name another than rules and catalogue do. */
  overridden: 0.09,
  returned: 0.035,
  returnApproved: 0.6,
  suspended: 0.035,
  extended: 0.04,
  onTime: 0.915,
  rework: 0.04,
  reached: 0.88,
  rated: 0.8,
  satisfied: 0.975,
  disputed: 0.025,
  reopened: 0.008,
} as const;
