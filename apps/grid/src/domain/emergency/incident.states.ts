import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

const AT_WORK = ['RESPONDING', 'UNDER_CONTROL'] as const;
const RUNNING = ['REPORTED', 'VERIFIED', ...AT_WORK] as const;
const itself = <const S extends string, const A extends string>(states: readonly S[], action: A) =>
  states.map((state) => ({ from: [state] as const, action, to: state }));

/** The life of an emergency incident (突发事件): reported, verified, answered, stood down and learnt from. */
export const INCIDENT_MACHINE = defineMachine({
  name: 'EmergencyIncident',
  initial: ['REPORTED'],
  states: {
    REPORTED: { en: 'Reported', zh: '已接报' },
    VERIFIED: { en: 'Verified', zh: '已核实' },
    RESPONDING: { en: 'Being responded to', zh: '应急响应中' },
    UNDER_CONTROL: { en: 'Under control', zh: '已得到控制' },
    STOOD_DOWN: { en: 'Stood down', zh: '响应终止' },
    REVIEWED: { en: 'Reviewed', zh: '已复盘' },
    FALSE_ALARM: { en: 'False alarm', zh: '误报' },
  },
  actions: {
    verify: { en: 'Verify', zh: '核实' },
    markFalse: { en: 'Mark as false alarm', zh: '标记误报' },
    respond: { en: 'Begin the response', zh: '启动响应' },
    changeLevel: { en: 'Raise or lower the level', zh: '调整响应等级' },
    report: { en: 'Report the situation', zh: '信息报告' },
    dispatch: { en: 'Send people on duty', zh: '就近派员' },
    whistle: { en: 'Blow an emergency whistle', zh: '吹应急哨' },
    allot: { en: 'Allot resources', zh: '调用资源' },
    release: { en: 'Give a resource back', zh: '归还资源' },
    control: { en: 'Find it under control', zh: '确认受控' },
    flareUp: { en: 'It flares up again', zh: '险情反复' },
    standDown: { en: 'Stand down', zh: '终止响应' },
    review: { en: 'Review', zh: '复盘' },
  },
  transitions: [
    { from: ['REPORTED'], action: 'verify', to: 'VERIFIED' },
    {
      from: ['REPORTED', 'VERIFIED'],
      action: 'markFalse',
      to: 'FALSE_ALARM',
      guard: { en: 'A reason is given.', zh: '须说明理由。' },
    },
    {
      from: ['VERIFIED'],
      action: 'respond',
      to: 'RESPONDING',
      guard: {
        en: 'By a plan that holds there, of the kind, with the level; I and II by the district.',
        zh: '依据当地现行同类预案及其响应等级；Ⅰ、Ⅱ级由区级启动。',
      },
    },
    {
      from: ['RESPONDING'],
      action: 'changeLevel',
      to: 'RESPONDING',
      guard: {
        en: 'To another level of its plan, with a reason.',
        zh: '须为预案中的其他等级并说明理由。',
      },
    },
    ...itself(RUNNING, 'report'),
    ...itself(['VERIFIED', ...AT_WORK], 'dispatch'),
    ...itself(['VERIFIED', ...AT_WORK], 'whistle'),
    ...itself(AT_WORK, 'allot'),
    ...itself(AT_WORK, 'release'),
    { from: ['RESPONDING'], action: 'control', to: 'UNDER_CONTROL' },
    { from: ['UNDER_CONTROL'], action: 'flareUp', to: 'RESPONDING' },
    {
      from: ['UNDER_CONTROL'],
      action: 'standDown',
      to: 'STOOD_DOWN',
      guard: {
        en: 'No whistle is being worked on; tasks are over or taken back with it; resources are given back by it.',
        zh: '应急哨均已办结；值班任务已结束或一并撤回；资源随之归还。',
      },
    },
    { from: ['STOOD_DOWN'], action: 'review', to: 'REVIEWED' },
  ],
});
export type IncidentState = keyof typeof INCIDENT_MACHINE.states;
export type IncidentAction = keyof typeof INCIDENT_MACHINE.actions;

export const INCIDENT_STATES = stateList(INCIDENT_MACHINE, {
  en: 'Where an emergency incident stands',
  zh: '突发事件状态',
});
export const INCIDENT_ACTIONS = defineCodeList(
  'EmergencyIncidentAction',
  { en: 'What is done about an emergency incident', zh: '突发事件操作' },
  { open: { en: 'Take it in', zh: '接报' }, ...INCIDENT_MACHINE.actions },
);
export const RUNNING_STATES: readonly IncidentState[] = RUNNING;
