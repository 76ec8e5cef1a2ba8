import { defineCodeList } from '@gezhi/kernel';

/** What a health check looks at (体检维度), spec/grid.md. */
export const HEALTH_DIMENSIONS = defineCodeList(
  'HealthDimension',
  { en: 'What a health check of a compound looks at', zh: '小区体检维度' },
  {
    BUILDING: { en: 'Buildings', zh: '楼栋' },
    ENVIRONMENT: { en: 'Living environment', zh: '人居环境' },
    POPULATION_COUNT: { en: 'Floating population, counts only', zh: '流动人口（仅计数）' },
    TECH_SECURITY: { en: 'Technical security', zh: '技防' },
  },
);
export type HealthDimension = (typeof HEALTH_DIMENSIONS.codes)[number];

/** How an indicator is answered (指标类型). */
export const HEALTH_INDICATOR_KINDS = defineCodeList(
  'HealthIndicatorKind',
  { en: 'How an indicator of a health check is answered', zh: '体检指标类型' },
  {
    CONDITION: { en: 'Holds (1) or does not (0)', zh: '是否达标（1/0）' },
    COUNT: { en: 'A count', zh: '计数' },
  },
);
export type HealthIndicatorKind = (typeof HEALTH_INDICATOR_KINDS.codes)[number];

/** What became of something found in the field (问题状态). */
export const HEALTH_FINDING_STATES = defineCodeList(
  'HealthFindingState',
  { en: 'What became of a finding of a health check', zh: '体检问题状态' },
  {
    RECORDED: { en: 'Recorded in the field', zh: '已记录' },
    CONFIRMED: { en: 'Confirmed: an event was opened', zh: '已确认' },
    DISMISSED: { en: 'Not upheld', zh: '不成立' },
  },
);
export type HealthFindingState = (typeof HEALTH_FINDING_STATES.codes)[number];

export const HEALTH_CHECK_CODE_LISTS = [
  HEALTH_DIMENSIONS,
  HEALTH_INDICATOR_KINDS,
  HEALTH_FINDING_STATES,
] as const;
