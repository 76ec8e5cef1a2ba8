import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';
import type { WhistleOutcome } from './whistle.codes';

/** The life of a whistle (吹哨报到), spec/whistle.md. What each responder does is a life of its own. */
export const WHISTLE_MACHINE = defineMachine({
  name: 'Whistle',
  initial: ['DRAFT'],
  states: {
    DRAFT: { en: 'Draft', zh: '拟稿' },
    BLOWN: { en: 'Blown', zh: '已吹哨' },
    ARRIVED: { en: 'Responders have arrived', zh: '已报到' },
    CONSULTING: { en: 'Consulting', zh: '会商' },
    HANDLING: { en: 'Handling', zh: '处置' },
    RESOLVED: { en: 'Resolved', zh: '已解决' },
    PARTIAL: { en: 'Resolved in part', zh: '部分解决' },
    UNRESOLVED: { en: 'Not resolved', zh: '未解决' },
    EVALUATED: { en: 'Evaluated', zh: '已评价' },
    CLOSED: { en: 'Closed', zh: '销哨' },
    WITHDRAWN: { en: 'Withdrawn', zh: '已撤哨' },
  },
  actions: {
    revise: { en: 'Revise', zh: '修改' },
    approve: { en: 'Approve', zh: '审核' },
    blow: { en: 'Blow', zh: '吹哨' },
    withdraw: { en: 'Withdraw', zh: '撤哨' },
    object: { en: 'Object', zh: '提出异议' },
    decideObjection: { en: 'Decide on an objection', zh: '裁定异议' },
    markAbsent: { en: 'Find a responder absent', zh: '认定未报到' },
    report: { en: 'Report', zh: '报到' },
    leaderReport: { en: 'Record the report of a leader', zh: '领导报到' },
    arrive: { en: 'All have arrived', zh: '到齐' },
    consult: { en: 'Consult', zh: '会商' },
    agreeTasks: { en: 'Agree on tasks', zh: '明确任务' },
    handle: { en: 'Start handling', zh: '转入处置' },
    finishTask: { en: 'Finish a task', zh: '完成任务' },
    reportResult: { en: 'Report a result', zh: '反馈结果' },
    resolve: { en: 'Confirm as resolved', zh: '确认解决' },
    resolvePartly: { en: 'Confirm as resolved in part', zh: '确认部分解决' },
    leaveUnresolved: { en: 'Find it not resolved', zh: '确认未解决' },
    raise: { en: 'Raise the level', zh: '提级' },
    rate: { en: 'Rate', zh: '评价' },
    evaluate: { en: 'Both sides have rated', zh: '完成双向评价' },
    close: { en: 'Close', zh: '销哨' },
    reblow: { en: 'Blow again', zh: '再次吹哨' },
  },
  transitions: [
    { from: ['DRAFT'], action: 'revise', to: 'DRAFT' },
    {
      from: ['DRAFT'],
      action: 'approve',
      to: 'DRAFT',
      guard: {
        en: 'By somebody other than the drafter, for a leader post of the initiator.',
        zh: '由拟稿人以外的人员按领导岗位审核。',
      },
    },
    {
      from: ['DRAFT'],
      action: 'blow',
      to: 'BLOWN',
      guard: {
        en: 'A responder at least, exactly one lead, why own means are not enough; approved unless EMERGENCY; both leaders named if TOUGH.',
        zh: '至少一个应哨单位且仅一个牵头单位，须说明自身无法解决的原因；除应急哨外须经审核；攻坚哨须明确两位领导。',
      },
    },
    {
      from: ['DRAFT', 'BLOWN'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: { en: 'By the initiator, with a reason.', zh: '由吹哨单位说明理由。' },
    },
    {
      from: ['BLOWN'],
      action: 'object',
      to: 'BLOWN',
      guard: {
        en: 'Each responder once, within an hour, never for an emergency.',
        zh: '每个应哨单位限一次，一小时内提出；应急哨不得提出。',
      },
    },
    {
      from: ['BLOWN'],
      action: 'decideObjection',
      to: 'BLOWN',
      guard: {
        en: 'By the district centre; a refusal is recorded.',
        zh: '由区指挥中心裁定，不成立的予以记录。',
      },
    },
    {
      from: ['BLOWN'],
      action: 'markAbsent',
      to: 'BLOWN',
      guard: { en: 'By the district centre, after the limit.', zh: '逾期后由区指挥中心认定。' },
    },
    {
      from: ['BLOWN'],
      action: 'report',
      to: 'BLOWN',
      guard: { en: 'By each responder for itself.', zh: '由各应哨单位分别报到。' },
    },
    { from: ['ARRIVED'], action: 'report', to: 'ARRIVED' },
    { from: ['CONSULTING'], action: 'report', to: 'CONSULTING' },
    { from: ['HANDLING'], action: 'report', to: 'HANDLING' },
    {
      from: ['BLOWN'],
      action: 'leaderReport',
      to: 'BLOWN',
      guard: {
        en: 'TOUGH only; each of the two leaders once.',
        zh: '仅限攻坚哨，两位领导各一次。',
      },
    },
    { from: ['ARRIVED'], action: 'leaderReport', to: 'ARRIVED' },
    { from: ['CONSULTING'], action: 'leaderReport', to: 'CONSULTING' },
    {
      from: ['BLOWN'],
      action: 'arrive',
      to: 'ARRIVED',
      guard: {
        en: 'By itself, once no mandatory responder is awaited.',
        zh: '必到单位全部到齐后自动进入。',
      },
    },
    { from: ['ARRIVED'], action: 'consult', to: 'CONSULTING' },
    {
      from: ['CONSULTING'],
      action: 'agreeTasks',
      to: 'CONSULTING',
      guard: {
        en: 'Each with one lead that has arrived, and a date.',
        zh: '每项任务明确一个已报到的牵头单位和时限。',
      },
    },
    {
      from: ['CONSULTING'],
      action: 'handle',
      to: 'HANDLING',
      guard: {
        en: 'A task at least; TOUGH: both leaders have reported.',
        zh: '至少一项任务；攻坚哨须两位领导均已报到。',
      },
    },
    {
      from: ['HANDLING'],
      action: 'finishTask',
      to: 'HANDLING',
      guard: { en: 'By its lead.', zh: '由任务牵头单位完成。' },
    },
    { from: ['HANDLING'], action: 'reportResult', to: 'HANDLING' },
    {
      from: ['HANDLING'],
      action: 'resolve',
      to: 'RESOLVED',
      guard: {
        en: 'The initiator confirms; every task is finished.',
        zh: '由吹哨单位确认，任务均已完成。',
      },
    },
    {
      from: ['HANDLING'],
      action: 'resolvePartly',
      to: 'PARTIAL',
      guard: { en: 'The initiator confirms.', zh: '由吹哨单位确认。' },
    },
    {
      from: ['HANDLING'],
      action: 'leaveUnresolved',
      to: 'UNRESOLVED',
      guard: { en: 'The initiator confirms.', zh: '由吹哨单位确认。' },
    },
    {
      from: ['UNRESOLVED'],
      action: 'raise',
      to: 'CONSULTING',
      guard: { en: 'There is a level above.', zh: '须有上一级。' },
    },
    { from: ['RESOLVED'], action: 'rate', to: 'RESOLVED' },
    { from: ['PARTIAL'], action: 'rate', to: 'PARTIAL' },
    {
      from: ['UNRESOLVED'],
      action: 'rate',
      to: 'UNRESOLVED',
      guard: { en: 'Once it cannot be raised further.', zh: '已无上一级可提。' },
    },
    {
      from: ['RESOLVED', 'PARTIAL', 'UNRESOLVED'],
      action: 'evaluate',
      to: 'EVALUATED',
      guard: {
        en: 'By itself, once both sides have rated, or the initiator has and the term for the others is over.',
        zh: '双方均已评价，或吹哨单位已评价且评价期届满后自动进入。',
      },
    },
    {
      from: ['EVALUATED'],
      action: 'close',
      to: 'CLOSED',
      guard: { en: 'By the initiator.', zh: '由吹哨单位销哨。' },
    },
    {
      from: ['CLOSED'],
      action: 'reblow',
      to: 'CLOSED',
      guard: {
        en: 'Makes a new whistle that repeats it; a relapse within 90 days.',
        zh: '产生新哨并关联原哨；90日内计为反弹。',
      },
    },
  ],
});
export type WhistleState = Parameters<typeof WHISTLE_MACHINE.allowed>[0];
export type WhistleAction = ReturnType<typeof WHISTLE_MACHINE.allowed>[number];

export const WHISTLE_STATES = stateList(WHISTLE_MACHINE, {
  en: 'The state of a whistle',
  zh: '哨的状态',
});

export const WHISTLE_ACTIONS = defineCodeList(
  'WhistleAction',
  { en: 'A step in the life of a whistle', zh: '吹哨报到环节' },
  { draft: { en: 'Draft', zh: '拟稿' }, ...WHISTLE_MACHINE.actions },
);

/** The step that confirms an outcome. */
export const CONCLUSIONS = {
  RESOLVED: 'resolve',
  PARTIAL: 'resolvePartly',
  UNRESOLVED: 'leaveUnresolved',
} as const satisfies Record<WhistleOutcome, WhistleAction>;
