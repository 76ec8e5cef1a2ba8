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
