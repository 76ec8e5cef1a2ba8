import { defineCodeList } from '@gezhi/kernel';

/** What a whistle is blown for (哨的类型), spec/whistle.md. */
export const WHISTLE_KINDS = defineCodeList(
  'WhistleKind',
  { en: 'What a whistle is blown for', zh: '吹哨类型' },
  {
    DEMAND: { en: 'Demand of residents', zh: '群众诉求哨' },
    JOINT_ENFORCEMENT: { en: 'Joint enforcement', zh: '综合执法哨' },
    EMERGENCY: { en: 'Emergency', zh: '应急处置哨' },
    TOUGH: { en: 'Tough matter, led by the district', zh: '攻坚哨' },
  },
);
export type WhistleKind = (typeof WHISTLE_KINDS.codes)[number];

/** Who blows: a subdistrict, or a department where a city allows it. */
export const WHISTLE_INITIATORS = defineCodeList(
  'WhistleInitiatorKind',
  { en: 'Who blows a whistle', zh: '吹哨主体' },
  {
    SUBDISTRICT: { en: 'Subdistrict', zh: '街道' },
    DEPARTMENT: { en: 'Department', zh: '部门' },
  },
);
export type WhistleInitiatorKind = (typeof WHISTLE_INITIATORS.codes)[number];

/** Who has to see to it that it is solved; raised (提级) from one to the next. */
export const WHISTLE_LEVELS = defineCodeList(
  'WhistleLevel',
  { en: 'The level a whistle is dealt with at', zh: '哨的办理层级' },
  {
    DEPARTMENT: { en: 'Departments', zh: '部门' },
    DISTRICT: { en: 'Leaders of the district', zh: '区级' },
    CITY: { en: 'City', zh: '市级' },
  },
);
export type WhistleLevel = (typeof WHISTLE_LEVELS.codes)[number];

/** The two leaders of a tough whistle (双报告). */
export const LEADER_SIDES = defineCodeList(
  'WhistleLeaderSide',
  { en: 'One of the two leaders of a tough whistle', zh: '双报告领导' },
  {
    STANDING_COMMITTEE: { en: 'Standing-committee member in charge', zh: '分管常委' },
    VICE_DISTRICT_HEAD: { en: 'Vice district head in charge', zh: '分管副区长' },
  },
);
export type LeaderSide = (typeof LEADER_SIDES.codes)[number];

export const ARRIVAL_MODES = defineCodeList(
  'WhistleArrivalMode',
  { en: 'How a responder reported', zh: '报到方式' },
  {
    ON_SITE: { en: 'On site', zh: '现场报到' },
    ONLINE: { en: 'Online', zh: '线上报到' },
  },
);
export type ArrivalMode = (typeof ARRIVAL_MODES.codes)[number];

export const OBJECTION_REASONS = defineCodeList(
  'WhistleObjectionReason',
  { en: 'Why a responder objects', zh: '异议理由' },
  {
    NOT_OWN_DUTY: { en: 'Not its duty', zh: '非本单位职责' },
    OUTSIDE_AREA: { en: 'Outside its area', zh: '不属本单位管辖区域' },
    NO_POWER: { en: 'It lacks the power', zh: '无相应职权' },
    ALREADY_HANDLED: { en: 'Already in hand under another whistle', zh: '已在其他哨中处置' },
  },
);
export type ObjectionReason = (typeof OBJECTION_REASONS.codes)[number];

export const OBJECTION_STATES = defineCodeList(
  'WhistleObjectionState',
  { en: 'What became of an objection', zh: '异议状态' },
  {
    PENDING: { en: 'Pending', zh: '待裁定' },
    ACCEPTED: { en: 'Accepted', zh: '异议成立' },
    REFUSED: { en: 'Refused', zh: '异议不成立' },
    DROPPED: { en: 'Dropped: the responder reported', zh: '已撤回（已报到）' },
  },
);
export type ObjectionState = (typeof OBJECTION_STATES.codes)[number];

export const WHISTLE_OUTCOMES = defineCodeList(
  'WhistleOutcome',
  { en: 'How a whistle ended, as its initiator confirms', zh: '哨的办理结果' },
  {
    RESOLVED: { en: 'Resolved', zh: '已解决' },
    PARTIAL: { en: 'Resolved in part', zh: '部分解决' },
    UNRESOLVED: { en: 'Not resolved', zh: '未解决' },
  },
);
export type WhistleOutcome = (typeof WHISTLE_OUTCOMES.codes)[number];

/** What one organisation says of another's part (双向评价, rule P7). Never of a person. */
export const WHISTLE_GRADES = defineCodeList(
  'WhistleGrade',
  { en: 'What one organisation says of the part of another', zh: '双向评价等次' },
  {
    GOOD: { en: 'Good', zh: '好' },
    FAIR: { en: 'Fair', zh: '一般' },
    POOR: { en: 'Poor', zh: '差' },
  },
);
export type WhistleGrade = (typeof WHISTLE_GRADES.codes)[number];
