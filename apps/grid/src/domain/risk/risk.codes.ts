import { defineCodeList } from '@gezhi/kernel';

/**
 * What a risk is about (风险类别). The report names "five kinds" (五类风险) and does not say which [S4]; these five,
 * none of them about persons, are ours: what grids, departments and health checks find in places.
 */
export const RISK_KINDS = defineCodeList(
  'RiskKind',
  {
    en: 'What a risk is about; the five are ours, the source names none (S4)',
    zh: '风险类别（来源未列明五类，此为本系统设定）',
  },
  {
    PUBLIC_SAFETY: { en: 'Public safety of a place', zh: '公共安全' },
    PRODUCTION_FIRE: { en: 'Production and fire safety', zh: '生产与消防安全' },
    LIVELIHOOD_UTILITY: { en: 'Livelihood and utilities', zh: '民生与公用保障' },
    PROPERTY_LAND: { en: 'Property, land and construction', zh: '物业、征收与建设' },
    ENVIRONMENT_HEALTH: { en: 'Environment and public health', zh: '生态环境与公共卫生' },
  },
);
export type RiskKind = (typeof RISK_KINDS.codes)[number];

/** What is done about a risk when (三个阶段) [S4]. */
export const RISK_PHASES = defineCodeList(
  'RiskPhase',
  { en: 'The phase a risk is in', zh: '风险处置阶段' },
  {
    FIND_EARLY: { en: 'Find early', zh: '早发现' },
    RESOLVE_MIDWAY: { en: 'Resolve in the middle', zh: '中化解' },
    INSTITUTIONALISE: { en: 'Institutionalise at the end', zh: '末端建制' },
  },
);
export type RiskPhase = (typeof RISK_PHASES.codes)[number];

/** How much is at stake in a matter (风险等级): of the matter, never of anybody. The four grades of emergency law. */
export const RISK_LEVELS = defineCodeList(
  'RiskLevel',
  { en: 'How much is at stake in a matter', zh: '风险等级（针对事项）' },
  {
    GENERAL: { en: 'General', zh: '一般' },
    LARGER: { en: 'Larger', zh: '较大' },
    MAJOR: { en: 'Major', zh: '重大' },
    ESPECIALLY_MAJOR: { en: 'Especially major', zh: '特别重大' },
  },
);
export type RiskLevel = (typeof RISK_LEVELS.codes)[number];

/** Where a risk was found (风险来源). */
export const RISK_SOURCES = defineCodeList(
  'RiskSource',
  { en: 'Where a risk was found', zh: '风险来源' },
  {
    EVENT: { en: 'An event', zh: '事件' },
    HEALTH_FINDING: { en: 'A finding of a health check', zh: '小区体检问题' },
    AREA_ALERT: { en: 'An area alert', zh: '区域预警' },
    PATROL: { en: 'A patrol', zh: '网格巡查' },
    DEPARTMENT: { en: 'A department', zh: '部门研判' },
  },
);
export type RiskSource = (typeof RISK_SOURCES.codes)[number];

/** Why something is no risk of the register (不予列入理由). */
export const RISK_DISMISSALS = defineCodeList(
  'RiskDismissal',
  { en: 'Why something is not kept in the register', zh: '不予列入理由' },
  {
    UNFOUNDED: { en: 'There is no such danger', zh: '经核查不存在' },
    KEPT_ELSEWHERE: { en: 'It is in the register already', zh: '已在台账中' },
    OUT_OF_SCOPE: { en: 'Another authority answers for it', zh: '非本级职责' },
    NOT_A_MATTER: { en: 'It is about persons, not about a matter', zh: '针对人员而非事项' },
  },
);
export type RiskDismissal = (typeof RISK_DISMISSALS.codes)[number];
