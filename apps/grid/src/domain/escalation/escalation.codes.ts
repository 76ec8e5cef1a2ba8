import { defineCodeList } from '@gezhi/kernel';

/** What somebody is late with (环节时限): the whole handling, or one step that has a limit of its own. */
export const EVENT_STAGES = defineCodeList(
  'EventStage',
  { en: 'What of an event has a limit', zh: '时限环节' },
  {
    INTAKE: { en: 'Taking it on or showing it the right way', zh: '受理' },
    DISPATCH: { en: 'Dispatching it', zh: '派单' },
    SIGNING: { en: 'Signing for the order', zh: '签收' },
    ADJUDICATION: { en: 'Deciding on a return', zh: '退单审核' },
    HANDLING: { en: 'The whole handling, from acceptance to close', zh: '办理' },
  },
);
export type EventStage = (typeof EVENT_STAGES.codes)[number];

/** The ladder (提级阶梯) of rule G7, from below. */
export const ESCALATION_LEVELS = defineCodeList(
  'EscalationLevel',
  { en: 'Whom lateness is carried up to', zh: '提级层级' },
  {
    HOLDER: { en: 'Whoever has to act: the reminder at 80 %', zh: '承办人（临期预警）' },
    GRID_LEADER: { en: 'Grid leader', zh: '网格长' },
    COMMUNITY_SECRETARY: { en: 'Community secretary', zh: '社区书记' },
    SUBDISTRICT_CENTRE: { en: 'Subdistrict command centre', zh: '街道指挥中心' },
    DISTRICT_CENTRE: { en: 'District command centre', zh: '区指挥中心' },
  },
);
export type EscalationLevel = (typeof ESCALATION_LEVELS.codes)[number];
/** A rung of the ladder. */
export type Rung = Exclude<EscalationLevel, 'HOLDER'>;

/** What an escalation does besides telling (提级方式). */
export const ESCALATION_MODES = defineCodeList(
  'EscalationMode',
  { en: 'What an escalation does', zh: '提级方式' },
  {
    NOTIFY: { en: 'Tells the level, which presses', zh: '提醒督促' },
    REASSIGN: { en: 'Makes the organisation of the level the lead', zh: '改由上级牵头' },
  },
);
export type EscalationMode = (typeof ESCALATION_MODES.codes)[number];

/** Why a deadline acted. */
export const ESCALATION_REASONS = defineCodeList(
  'EscalationReason',
  { en: 'Why a deadline acted', zh: '提级原因' },
  {
    APPROACHING: { en: 'More than 80 % of the limit is used', zh: '时限已用逾八成' },
    OVERDUE: { en: 'The limit ran out', zh: '时限届满' },
    STILL_OVERDUE: {
      en: 'A further interval passed and it is still open',
      zh: '逾期后再过一个间隔仍未办结',
    },
  },
);
export type EscalationReason = (typeof ESCALATION_REASONS.codes)[number];

export const ESCALATION_CODE_LISTS = [
  EVENT_STAGES,
  ESCALATION_LEVELS,
  ESCALATION_MODES,
  ESCALATION_REASONS,
] as const;
