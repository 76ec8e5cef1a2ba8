import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of a health check of a compound (小区体检), spec/grid.md. */
export const HEALTH_CHECK_MACHINE = defineMachine({
  name: 'HealthCheck',
  initial: ['PLANNED'],
  states: {
    PLANNED: { en: 'Planned', zh: '已计划' },
    IN_FIELD: { en: 'In the field', zh: '现场体检' },
    FINDINGS_CONFIRMED: { en: 'Findings confirmed', zh: '问题已确认' },
    RECTIFYING: { en: 'Being put right', zh: '整改中' },
    CLOSED: { en: 'Closed', zh: '已办结' },
  },
  actions: {
    begin: { en: 'Go into the field', zh: '开始体检' },
    record: { en: 'Record answers and findings', zh: '记录' },
    confirmFindings: { en: 'Confirm the findings', zh: '确认问题' },
    rectify: { en: 'Begin to put right', zh: '启动整改' },
    close: { en: 'Close', zh: '办结' },
  },
  transitions: [
    { from: ['PLANNED'], action: 'begin', to: 'IN_FIELD' },
    {
      from: ['IN_FIELD'],
      action: 'record',
      to: 'IN_FIELD',
      guard: {
        en: 'Indicators are those of its set; a condition is answered with 0 or 1.',
        zh: '指标须属于本次指标体系；达标类指标只填 0 或 1。',
      },
    },
    {
      from: ['IN_FIELD'],
      action: 'confirmFindings',
      to: 'FINDINGS_CONFIRMED',
      guard: {
        en: 'Every indicator is answered; by somebody other than who went into the field. Each finding upheld opens an event.',
        zh: '指标全部填报；确认人不得为现场体检人；成立的问题逐一生成事件。',
      },
    },
    {
      from: ['FINDINGS_CONFIRMED'],
      action: 'rectify',
      to: 'RECTIFYING',
      guard: {
        en: 'At least one finding was upheld; a day to come is named.',
        zh: '至少有一项问题成立；期限为将来的日期。',
      },
    },
    {
      from: ['FINDINGS_CONFIRMED', 'RECTIFYING'],
      action: 'close',
      to: 'CLOSED',
      guard: {
        en: 'The event of every finding has ended; without a finding, at once.',
        zh: '全部问题的事件均已结束；无问题的可直接办结。',
      },
    },
  ],
});
export type HealthCheckState = keyof typeof HEALTH_CHECK_MACHINE.states;
export type HealthCheckAction = keyof typeof HEALTH_CHECK_MACHINE.actions;

export const HEALTH_CHECK_STATES = stateList(HEALTH_CHECK_MACHINE, {
  en: 'Where a health check stands',
  zh: '小区体检状态',
});
export const HEALTH_CHECK_ACTIONS = defineCodeList(
  'HealthCheckAction',
  { en: 'What is done in a health check', zh: '小区体检操作' },
  { plan: { en: 'Plan', zh: '计划' }, ...HEALTH_CHECK_MACHINE.actions },
);
