import { defineCodeList } from '@gezhi/kernel';

/** The four kinds of emergency of the law (突发事件应对法 art. 2) [L]. */
export const INCIDENT_KINDS = defineCodeList(
  'EmergencyKind',
  { en: 'Kind of emergency, as the law has them', zh: '突发事件类别' },
  {
    NATURAL_DISASTER: { en: 'Natural disaster', zh: '自然灾害' },
    ACCIDENT: { en: 'Accident', zh: '事故灾难' },
    PUBLIC_HEALTH: { en: 'Public health event', zh: '公共卫生事件' },
    SOCIAL_SAFETY: { en: 'Social safety event', zh: '社会安全事件' },
  },
);
export type IncidentKind = (typeof INCIDENT_KINDS.codes)[number];

/** Levels of response (应急响应等级), the highest first. */
export const RESPONSE_LEVELS = defineCodeList(
  'EmergencyResponseLevel',
  { en: 'Level of response, the highest first', zh: '应急响应等级' },
  {
    LEVEL_I: { en: 'Level I', zh: 'Ⅰ级响应' },
    LEVEL_II: { en: 'Level II', zh: 'Ⅱ级响应' },
    LEVEL_III: { en: 'Level III', zh: 'Ⅲ级响应' },
    LEVEL_IV: { en: 'Level IV', zh: 'Ⅳ级响应' },
  },
);
export type ResponseLevel = (typeof RESPONSE_LEVELS.codes)[number];

/** What an emergency needs (应急资源); the list is ours. */
export const RESOURCE_KINDS = defineCodeList(
  'EmergencyResourceKind',
  { en: 'Kind of emergency resource', zh: '应急资源类别' },
  {
    RESCUE_TEAM: { en: 'Rescue team', zh: '抢险救援队伍' },
    MEDICAL_TEAM: { en: 'Medical team', zh: '医疗救护队伍' },
    VEHICLE: { en: 'Vehicles', zh: '应急车辆' },
    FLOOD_CONTROL: { en: 'Flood control', zh: '防汛物资' },
    FIRE_FIGHTING: { en: 'Fire fighting', zh: '消防器材' },
    POWER_LIGHT: { en: 'Power and light', zh: '电源照明' },
    SHELTER: { en: 'Shelter and bedding', zh: '安置物资' },
    MEDICAL_SUPPLY: { en: 'Medical supplies', zh: '医疗物资' },
  },
);
export type ResourceKind = (typeof RESOURCE_KINDS.codes)[number];

/** How a situation is reported upwards (报告方式). */
export const REPORT_FORMS = defineCodeList(
  'SituationReportForm',
  { en: 'How a situation is reported', zh: '信息报告方式' },
  {
    ORAL: { en: 'By word of mouth', zh: '口头报告' },
    WRITTEN: { en: 'In writing', zh: '书面报告' },
  },
);
export type ReportForm = (typeof REPORT_FORMS.codes)[number];

/** What became of a resource given to an incident (调用状态). */
export const ALLOTMENT_STATES = defineCodeList(
  'ResourceAllotmentState',
  { en: 'What became of a resource given to an incident', zh: '资源调用状态' },
  {
    ALLOTTED: { en: 'With the incident', zh: '调用中' },
    RELEASED: { en: 'Given back', zh: '已归还' },
  },
);
export type AllotmentState = (typeof ALLOTMENT_STATES.codes)[number];

/** What a moment in the course of an incident is (时间线条目). */
export const MOMENT_KINDS = defineCodeList(
  'IncidentMomentKind',
  { en: 'What happened at a moment of an incident', zh: '突发事件时间线条目' },
  {
    STEP: { en: 'It went on', zh: '状态变化' },
    LEVEL: { en: 'The level of response', zh: '响应等级' },
    REPORT: { en: 'A report', zh: '信息报告' },
    TASK: { en: 'A task to somebody on duty', zh: '值班任务' },
    WHISTLE: { en: 'A whistle', zh: '应急哨' },
    RESOURCE: { en: 'A resource', zh: '资源调用' },
  },
);
export type MomentKind = (typeof MOMENT_KINDS.codes)[number];
