import { defineCodeList } from '@gezhi/kernel';

/** Where a matter came from (来源), spec/grid.md. */
export const EVENT_SOURCES = defineCodeList(
  'EventSource',
  { en: 'Where a matter came from', zh: '事件来源' },
  {
    HOTLINE_12345: { en: '12345 hotline', zh: '12345热线' },
    GRID_PATROL: { en: 'Grid patrol', zh: '网格巡查' },
    STAFF_REPORT: { en: 'Staff report', zh: '工作人员上报' },
    CITIZEN_APP: { en: 'Citizen snapshot', zh: '随手拍' },
    IOT: { en: 'Sensor', zh: '物联感知' },
    DEPT_TRANSFER: { en: 'Transferred by a department', zh: '部门转办' },
    PLATFORM_181: { en: '181 emergency platform', zh: '181平台' },
    HEALTH_CHECK: { en: 'Compound health check', zh: '小区体检' },
    DELIBERATION: { en: 'Deliberation topic', zh: '协商议题' },
  },
);
export type EventSource = (typeof EVENT_SOURCES.codes)[number];

/** Sources behind which somebody waits for an answer: contacted before the work starts, called back after it. */
export const SOURCES_WITH_REPORTER: readonly EventSource[] = [
  'HOTLINE_12345',
  'CITIZEN_APP',
  'PLATFORM_181',
  'DELIBERATION',
];

/** What kind of matter it is (性质); the category says what about. */
export const EVENT_NATURES = defineCodeList(
  'EventNature',
  { en: 'What kind of matter it is', zh: '事件性质' },
  {
    COMPONENT: { en: 'Component: a thing in a public place', zh: '部件' },
    INCIDENT: { en: 'Incident', zh: '事件' },
    DEMAND: { en: 'Demand', zh: '诉求' },
    DISPUTE: { en: 'Dispute', zh: '矛盾纠纷' },
    HAZARD: { en: 'Hazard', zh: '隐患' },
    CONSULTATION: { en: 'Question', zh: '咨询' },
    SUGGESTION: { en: 'Suggestion', zh: '建议' },
  },
);
export type EventNature = (typeof EVENT_NATURES.codes)[number];

/** How soon it must be handled (紧急程度). */
export const URGENCIES = defineCodeList(
  'Urgency',
  { en: 'How soon a matter must be handled', zh: '紧急程度' },
  {
    DANGER: { en: 'Danger to life or property', zh: '突发危险' },
    LIVELIHOOD: { en: 'Water, power, gas, heat', zh: '民生保障' },
    GENERAL: { en: 'General', zh: '一般' },
    COMPLEX: { en: 'Complex', zh: '疑难' },
  },
);
export type Urgency = (typeof URGENCIES.codes)[number];

/** Marks that stand beside the state (标签): they never move it. */
export const EVENT_FLAGS = defineCodeList(
  'EventFlag',
  { en: 'A mark beside the state of an event', zh: '事件标签' },
  {
    POTENTIAL_DUPLICATE: { en: 'May be a duplicate', zh: '疑似重复' },
    REPEAT: { en: 'Repeats an earlier matter', zh: '重复投诉' },
    ESCALATED: { en: 'Raised to a higher level', zh: '提级' },
    WHISTLED: { en: 'A whistle was blown', zh: '已吹哨' },
    SUPERVISED: { en: 'Under supervision', zh: '督办' },
    SECRETARY: { en: 'Handled by the secretary', zh: '书记办' },
    REWORK: { en: 'Sent back to work', zh: '返工' },
    EXTENDED: { en: 'Limit extended', zh: '延期' },
  },
);
export type EventFlag = (typeof EVENT_FLAGS.codes)[number];

/** How a matter ended (办理结果); required at close. */
export const EVENT_OUTCOMES = defineCodeList(
  'EventOutcome',
  { en: 'How a matter ended', zh: '办理结果' },
  {
    RESOLVED: { en: 'Solved', zh: '已解决' },
    PARTLY_RESOLVED: { en: 'Partly solved', zh: '部分解决' },
    EXPLAINED: { en: 'Explained', zh: '解释答复' },
    UNFOUNDED: { en: 'Not as reported', zh: '不属实' },
    OUT_OF_SCOPE: { en: 'Not ours: the answer says whose', zh: '非职责范围' },
    POLICY_LIMITED: { en: 'Policy does not allow it', zh: '政策受限' },
    WITHDRAWN: { en: 'Withdrawn', zh: '撤回' },
    TRANSFERRED_STATUTORY: { en: 'Moved to a statutory procedure', zh: '转法定途径' },
  },
);
export type EventOutcome = (typeof EVENT_OUTCOMES.codes)[number];

/** Who actually solved it (吸附层级): small matters in the grid, big in the community, hard in the subdistrict. */
export const ABSORPTION_LEVELS = defineCodeList(
  'AbsorptionLevel',
  { en: 'The level that solved a matter', zh: '吸附层级' },
  {
    GRID: { en: 'Grid', zh: '网格' },
    COMMUNITY: { en: 'Community', zh: '社区' },
    SUBDISTRICT: { en: 'Subdistrict', zh: '街道' },
    DISTRICT: { en: 'District', zh: '区' },
    CITY: { en: 'City', zh: '市' },
  },
);
export type AbsorptionLevel = (typeof ABSORPTION_LEVELS.codes)[number];

/** Why a matter is not taken on (不予受理理由). */
export const REFUSAL_REASONS = defineCodeList(
  'EventRefusalReason',
  { en: 'Why a matter is not taken on', zh: '不予受理理由' },
  {
    NOT_PUBLIC_MATTER: { en: 'Not a public matter', zh: '非公共事务' },
    TOO_VAGUE: { en: 'Place or matter cannot be made out', zh: '地点或事项不明' },
    OUTSIDE_CITY: { en: 'Lies outside the city', zh: '不在本市范围' },
    ALREADY_DECIDED: { en: 'Already decided with legal force', zh: '已有生效处理决定' },
  },
);
export type RefusalReason = (typeof REFUSAL_REASONS.codes)[number];

/** Where a matter is sent when it belongs elsewhere (告知途径). */
export const REDIRECT_CHANNELS = defineCodeList(
  'RedirectChannel',
  { en: 'Where a matter is sent when it belongs elsewhere', zh: '告知途径' },
  {
    POLICE_110: { en: 'Police, 110', zh: '110报警' },
    FIRE_119: { en: 'Fire and rescue, 119', zh: '119消防' },
    MEDICAL_120: { en: 'Ambulance, 120', zh: '120急救' },
    LITIGATION: { en: 'Court', zh: '诉讼' },
    PETITION: { en: 'Petition', zh: '信访' },
    ADMINISTRATIVE_REVIEW: { en: 'Administrative review', zh: '行政复议' },
    ARBITRATION: { en: 'Arbitration', zh: '仲裁' },
  },
);
export type RedirectChannel = (typeof REDIRECT_CHANNELS.codes)[number];

/** Emergencies: handed over at once, and the hand-over is logged. */
export const EMERGENCY_CHANNELS: readonly RedirectChannel[] = [
  'POLICE_110',
  'FIRE_119',
  'MEDICAL_120',
];

/** How the lead organisation was found (派单依据). */
export const DISPATCH_BASES = defineCodeList(
  'DispatchBasis',
  { en: 'How the lead organisation was found', zh: '派单依据' },
  {
    RULE: { en: 'A rule of dispatch names it', zh: '按派单规则' },
    CATALOGUE: { en: 'The catalogue names it for the category and the place', zh: '按派单目录' },
    MANUAL: { en: 'The dispatcher named it', zh: '人工指定' },
    ESCALATION: { en: 'It was late, and given to the level above', zh: '超期提级改派' },
  },
);
export type DispatchBasis = (typeof DISPATCH_BASES.codes)[number];

/** What somebody who was called back said (回访评价). */
export const SATISFACTION_RATINGS = defineCodeList(
  'SatisfactionRating',
  { en: 'What a reporter said when called back', zh: '回访评价' },
  {
    SATISFIED: { en: 'Satisfied', zh: '满意' },
    DISSATISFIED: { en: 'Not satisfied', zh: '不满意' },
  },
);
export type SatisfactionRating = (typeof SATISFACTION_RATINGS.codes)[number];
