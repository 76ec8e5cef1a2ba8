import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';
import type { RiskPhase } from './risk.codes';

const LIVING = ['FOUND', 'ASSESSED', 'RESOLVING', 'RESOLVED', 'INSTITUTIONALISED'] as const;

/** The life of a risk (风险): found early, resolved in the middle, kept from coming back at the end [S4]. */
export const RISK_MACHINE = defineMachine({
  name: 'Risk',
  initial: ['FOUND'],
  states: {
    FOUND: { en: 'Found', zh: '已发现' },
    ASSESSED: { en: 'Assessed', zh: '已研判' },
    RESOLVING: { en: 'Being resolved', zh: '化解中' },
    RESOLVED: { en: 'Resolved', zh: '已化解' },
    INSTITUTIONALISED: { en: 'Kept from coming back by a rule', zh: '已建制' },
    CLOSED: { en: 'Closed', zh: '已销号' },
    DISMISSED: { en: 'Not kept in the register', zh: '不予列入' },
  },
  actions: {
    assess: { en: 'Assess', zh: '研判定级' },
    plan: { en: 'Plan measures', zh: '制定措施' },
    openEvent: { en: 'Open an event as a task', zh: '转派事件' },
    resolve: { en: 'Find it resolved', zh: '确认化解' },
    institutionalise: { en: 'Set the rule that keeps it away', zh: '建章立制' },
    review: { en: 'Review', zh: '复查' },
    takeUpAgain: { en: 'Take it up again', zh: '重新化解' },
    close: { en: 'Close', zh: '销号' },
    dismiss: { en: 'Dismiss', zh: '不予列入' },
  },
  transitions: [
    {
      from: ['FOUND'],
      action: 'assess',
      to: 'ASSESSED',
      guard: {
        en: 'Whoever found it does not find it MAJOR or more by themselves; a review lies ahead.',
        zh: '重大及以上等级不得由发现人本人研判；须确定复查日期。',
      },
    },
    { from: ['ASSESSED'], action: 'assess', to: 'ASSESSED' },
    { from: ['RESOLVING'], action: 'assess', to: 'RESOLVING' },
    {
      from: ['ASSESSED', 'RESOLVING'],
      action: 'plan',
      to: 'RESOLVING',
      guard: {
        en: 'Each measure has an owner and a day that lies ahead.',
        zh: '措施须明确责任单位和期限。',
      },
    },
    {
      from: ['ASSESSED', 'RESOLVING'],
      action: 'openEvent',
      to: 'RESOLVING',
      guard: { en: 'Within the area of the risk.', zh: '须位于风险所在区域内。' },
    },
    {
      from: ['RESOLVING'],
      action: 'resolve',
      to: 'RESOLVED',
      guard: {
        en: 'A measure was taken or an event ended, and none is open.',
        zh: '至少一项措施或事件已完成，且无未完成项。',
      },
    },
    {
      from: ['RESOLVED'],
      action: 'institutionalise',
      to: 'INSTITUTIONALISED',
      guard: { en: 'The rule or standing measure is named.', zh: '须写明制度或常态措施。' },
    },
    ...LIVING.slice(1).map((state) => ({ from: [state], action: 'review', to: state }) as const),
    {
      from: ['RESOLVED', 'INSTITUTIONALISED'],
      action: 'takeUpAgain',
      to: 'RESOLVING',
      guard: { en: 'A review found that it came back.', zh: '复查发现风险重现。' },
    },
    {
      from: ['INSTITUTIONALISED'],
      action: 'close',
      to: 'CLOSED',
      guard: {
        en: 'A review after the rule was set found that it did not come back.',
        zh: '建制后经复查未重现。',
      },
    },
    {
      from: ['FOUND', 'ASSESSED'],
      action: 'dismiss',
      to: 'DISMISSED',
      guard: { en: 'A reason is given.', zh: '须说明理由。' },
    },
  ],
});
export type RiskState = keyof typeof RISK_MACHINE.states;
export type RiskAction = keyof typeof RISK_MACHINE.actions;

export const RISK_STATES = stateList(RISK_MACHINE, { en: 'Where a risk stands', zh: '风险状态' });
export const RISK_ACTIONS = defineCodeList(
  'RiskAction',
  { en: 'What is done about a risk', zh: '风险操作' },
  { register: { en: 'Register', zh: '登记' }, ...RISK_MACHINE.actions },
);

/** The phase of each state; what is over is in none. */
export const PHASE_OF_STATE: Readonly<Record<RiskState, RiskPhase | null>> = {
  FOUND: 'FIND_EARLY',
  ASSESSED: 'FIND_EARLY',
  RESOLVING: 'RESOLVE_MIDWAY',
  RESOLVED: 'INSTITUTIONALISE',
  INSTITUTIONALISED: 'INSTITUTIONALISE',
  CLOSED: null,
  DISMISSED: null,
};
export const OPEN_RISK_STATES: readonly RiskState[] = LIVING;

/** The life of a measure against a risk (化解措施). */
export const RISK_MEASURE_MACHINE = defineMachine({
  name: 'RiskMeasure',
  initial: ['OPEN'],
  states: {
    OPEN: { en: 'Open', zh: '进行中' },
    DONE: { en: 'Done', zh: '已完成' },
    DROPPED: { en: 'Dropped', zh: '已取消' },
  },
  actions: {
    finish: { en: 'Finish', zh: '完成' },
    drop: { en: 'Drop', zh: '取消' },
  },
  transitions: [
    {
      from: ['OPEN'],
      action: 'finish',
      to: 'DONE',
      guard: { en: 'By its owner or the command centre.', zh: '由责任单位或指挥中心完成。' },
    },
    {
      from: ['OPEN'],
      action: 'drop',
      to: 'DROPPED',
      guard: { en: 'By the command centre, with a reason.', zh: '由指挥中心说明理由取消。' },
    },
  ],
});
export type RiskMeasureState = keyof typeof RISK_MEASURE_MACHINE.states;
export const RISK_MEASURE_STATES = stateList(RISK_MEASURE_MACHINE, {
  en: 'Where a measure against a risk stands',
  zh: '化解措施状态',
});
