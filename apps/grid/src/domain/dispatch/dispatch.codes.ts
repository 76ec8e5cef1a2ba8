import { defineCodeList } from '@gezhi/kernel';

/** What a rule of dispatch does with a matter that meets its conditions (派单动作). */
export const RULE_ACTIONS = defineCodeList(
  'DispatchRuleAction',
  { en: 'What a rule of dispatch does', zh: '派单规则动作' },
  {
    CATALOGUE: { en: 'The catalogue decides', zh: '按派单目录' },
    ORGANIZATION: { en: 'One named organisation leads', zh: '指定单位主办' },
    UNIT: {
      en: 'Whoever does a department’s work at a level of the place leads',
      zh: '指定层级与条线主办',
    },
    MANUAL: { en: 'A dispatcher names who leads', zh: '人工派单' },
  },
);
export type RuleAction = (typeof RULE_ACTIONS.codes)[number];

/** What a rule can ask about a matter (派单条件). */
export const RULE_CONDITIONS = defineCodeList(
  'DispatchRuleCondition',
  { en: 'What a rule of dispatch asks about a matter', zh: '派单规则条件' },
  {
    SOURCE: { en: 'Where it came from', zh: '来源' },
    NATURE: { en: 'What kind it is', zh: '性质' },
    URGENCY: { en: 'How urgent it is', zh: '紧急程度' },
    CATEGORY: { en: 'Its category', zh: '分类' },
    AREA: { en: 'Its place', zh: '区域' },
    FLAG: { en: 'Its marks', zh: '标签' },
    HOURS: { en: 'The time of day', zh: '时段' },
    DAYS: { en: 'Working day or day off', zh: '工作日或休息日' },
  },
);
export type RuleCondition = (typeof RULE_CONDITIONS.codes)[number];

export const DAY_KINDS = defineCodeList(
  'DispatchDayKind',
  { en: 'The days on which a rule of dispatch holds', zh: '派单规则适用日' },
  {
    WORKDAY: { en: 'Working days', zh: '工作日' },
    REST_DAY: { en: 'Days off and holidays', zh: '休息日' },
  },
);
export type DayKind = (typeof DAY_KINDS.codes)[number];

/** Why a matter finds no lead by itself (未自动派单原因). */
export const UNDECIDED_REASONS = defineCodeList(
  'DispatchUndecidedReason',
  { en: 'Why rules and catalogue name nobody', zh: '未自动派单原因' },
  {
    MANUAL: { en: 'The rule leaves it to a dispatcher', zh: '规则要求人工派单' },
    NO_ITEM: { en: 'The catalogue has no entry for category and place', zh: '派单目录无对应事项' },
    NO_UNIT: { en: 'Nobody takes orders under what is named', zh: '指定的承办单位不存在' },
  },
);
export type UndecidedReason = (typeof UNDECIDED_REASONS.codes)[number];

/** What is odd about a rule in its set (规则检查). */
export const RULE_FINDINGS = defineCodeList(
  'DispatchRuleFindingKind',
  { en: 'What is odd about a rule of dispatch', zh: '派单规则检查结论' },
  {
    DEAD: {
      en: 'Never reached: an earlier rule takes all it asks for',
      zh: '失效规则：已被前序规则完全覆盖',
    },
    OVERLAP: {
      en: 'Overlaps an earlier rule that does something else',
      zh: '与前序规则部分重叠且动作不同',
    },
  },
);
export type RuleFindingKind = (typeof RULE_FINDINGS.codes)[number];

/** Why a rule should be looked at (规则陈旧原因). */
export const STALE_REASONS = defineCodeList(
  'StaleRuleReason',
  { en: 'Why a rule of dispatch should be looked at', zh: '派单规则陈旧原因' },
  {
    UNMATCHED: { en: 'Met by nothing for a long time', zh: '长期无匹配' },
    UNIT_GONE: { en: 'Names a unit that takes no orders', zh: '指定的承办单位已不存在' },
    OVERRIDDEN: { en: 'Often overridden by dispatchers', zh: '经常被人工改派' },
  },
);
export type StaleReason = (typeof STALE_REASONS.codes)[number];

/** Why an order should be returned (退单理由). */
export const RETURN_REASONS = defineCodeList(
  'ReturnReason',
  { en: 'Why an order should be returned', zh: '退单理由' },
  {
    NOT_OUR_DUTY: { en: 'The duty of somebody else', zh: '非本单位职责' },
    NOT_OUR_PLACE: { en: 'The place of somebody else', zh: '非本单位属地' },
    SEVERAL_NEEDED: { en: 'Takes several organisations', zh: '需多部门联办' },
    TOO_VAGUE: { en: 'Place or matter cannot be made out', zh: '地点或事项不明' },
  },
);
export type ReturnReason = (typeof RETURN_REASONS.codes)[number];

/** What became of a return (退单裁定). */
export const RETURN_DECISIONS = defineCodeList(
  'ReturnDecision',
  { en: 'What became of a return', zh: '退单裁定' },
  {
    PENDING: { en: 'Waits for the adjudicator', zh: '待裁定' },
    APPROVED: { en: 'Approved: it had been sent to the wrong place', zh: '同意退单' },
    REFUSED: { en: 'Refused: the order stands', zh: '不同意退单' },
  },
);
export type ReturnDecision = (typeof RETURN_DECISIONS.codes)[number];

export const DISPATCH_CODE_LISTS = [
  RULE_ACTIONS,
  RULE_CONDITIONS,
  DAY_KINDS,
  UNDECIDED_REASONS,
  RULE_FINDINGS,
  STALE_REASONS,
  RETURN_REASONS,
  RETURN_DECISIONS,
];
