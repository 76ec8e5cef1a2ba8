import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';
import { DEADLINE_ACTIONS } from '../escalation/deadline.actions';

/** The life of a governance event (治理事件), spec/grid.md. Flags and outcome are apart from the state. */
export const EVENT_MACHINE = defineMachine({
  name: 'GovEvent',
  initial: ['RECEIVED'],
  states: {
    RECEIVED: { en: 'Received', zh: '已接收' },
    ACCEPTED: { en: 'Accepted', zh: '已受理' },
    REDIRECTED: { en: 'Shown the right way', zh: '告知途径' },
    REFUSED: { en: 'Not taken on', zh: '不予受理' },
    DISPATCHED: { en: 'Dispatched', zh: '已派单' },
    RETURN_PENDING: { en: 'Return asked for', zh: '退单审核' },
    SIGNED: { en: 'Signed for', zh: '已签收' },
    IN_PROGRESS: { en: 'In progress', zh: '处置中' },
    SUSPENDED: { en: 'Suspended', zh: '挂起' },
    HANDLED: { en: 'Handled', zh: '已处置' },
    AWAITING_FEEDBACK: { en: 'Awaiting feedback', zh: '待回访' },
    CLOSED: { en: 'Closed', zh: '已办结' },
    MERGED: { en: 'Merged into another', zh: '已并单' },
    CANCELLED: { en: 'Cancelled', zh: '作废' },
  },
  actions: {
    accept: { en: 'Accept', zh: '受理' },
    redirect: { en: 'Show the right way', zh: '告知途径' },
    refuse: { en: 'Refuse', zh: '不予受理' },
    dispatch: { en: 'Dispatch', zh: '派单' },
    sign: { en: 'Sign for', zh: '签收' },
    requestReturn: { en: 'Ask to return', zh: '申请退单' },
    approveReturn: { en: 'Approve the return', zh: '同意退单' },
    refuseReturn: { en: 'Refuse the return', zh: '不同意退单' },
    start: { en: 'Start', zh: '开始处置' },
    extend: { en: 'Extend the limit', zh: '延期' },
    suspend: { en: 'Suspend', zh: '挂起' },
    resume: { en: 'Resume', zh: '恢复' },
    handle: { en: 'Report the result', zh: '处置反馈' },
    verifyFail: { en: 'Fail the verification', zh: '核查不通过' },
    verifyPass: { en: 'Pass the verification', zh: '核查通过' },
    callBack: { en: 'Call back', zh: '回访' },
    close: { en: 'Close', zh: '结案' },
    reopen: { en: 'Reopen', zh: '重新办理' },
    cancel: { en: 'Cancel', zh: '作废' },
    merge: { en: 'Merge into another', zh: '并单' },
    splitOff: { en: 'Split off again', zh: '撤销并单' },
  },
  transitions: [
    {
      from: ['RECEIVED'],
      action: 'accept',
      to: 'ACCEPTED',
      guard: { en: 'The category is a leaf of the tree.', zh: '已选定末级分类。' },
    },
    {
      from: ['RECEIVED'],
      action: 'redirect',
      to: 'REDIRECTED',
      guard: {
        en: 'The channel is named; the hand-over of an emergency is logged.',
        zh: '须告知途径；紧急警情须记录移交情况。',
      },
    },
    {
      from: ['RECEIVED'],
      action: 'refuse',
      to: 'REFUSED',
      guard: { en: 'A reason is given.', zh: '须说明理由。' },
    },
    {
      from: ['RECEIVED', 'ACCEPTED', 'DISPATCHED'],
      action: 'merge',
      to: 'MERGED',
      guard: {
        en: 'Into an open event of the same branch of categories; a person confirms, and the reporters move there.',
        zh: '主单须在办且属同一分类分支；经人工确认，反映人转入主单。',
      },
    },
    {
      from: ['MERGED'],
      action: 'splitOff',
      to: 'RECEIVED',
      guard: {
        en: 'Within 5 working days, with a reason: it was another matter.',
        zh: '5个工作日内，说明理由：并非同一事项。',
      },
    },
    {
      from: ['ACCEPTED'],
      action: 'dispatch',
      to: 'DISPATCHED',
      guard: {
        en: 'Exactly one lead organisation, from the catalogue or named by the dispatcher.',
        zh: '有且只有一个主办单位，来自分类目录或人工指定。',
      },
    },
    {
      from: ['DISPATCHED'],
      action: 'sign',
      to: 'SIGNED',
      guard: { en: 'By a member of the lead organisation.', zh: '由主办单位人员签收。' },
    },
    {
      from: ['DISPATCHED', 'SIGNED'],
      action: 'requestReturn',
      to: 'RETURN_PENDING',
      guard: {
        en: 'Once per order, with a reason and a suggested owner.',
        zh: '每次派单限退一次，须说明理由并建议承办单位。',
      },
    },
    {
      from: ['RETURN_PENDING'],
      action: 'approveReturn',
      to: 'ACCEPTED',
      guard: { en: 'By the adjudicator.', zh: '由裁定人决定。' },
    },
    {
      from: ['RETURN_PENDING'],
      action: 'refuseReturn',
      to: 'DISPATCHED',
      guard: {
        en: 'By the adjudicator; the order can then not be returned again.',
        zh: '由裁定人决定，此后不得再退。',
      },
    },
    {
      from: ['SIGNED'],
      action: 'start',
      to: 'IN_PROGRESS',
      guard: {
        en: 'The reporter was contacted, unless anonymous or none.',
        zh: '已联系反映人，匿名或无反映人的除外。',
      },
    },
    {
      from: ['IN_PROGRESS'],
      action: 'extend',
      to: 'IN_PROGRESS',
      guard: { en: 'Once, before the limit runs out.', zh: '限一次，且须在期限届满前。' },
    },
    {
      from: ['IN_PROGRESS'],
      action: 'suspend',
      to: 'SUSPENDED',
      guard: {
        en: 'Approved, with a reason and a last day; the clock stops.',
        zh: '须经批准，说明理由和最长期限；暂停计时。',
      },
    },
    { from: ['SUSPENDED'], action: 'resume', to: 'IN_PROGRESS' },
    {
      from: ['IN_PROGRESS'],
      action: 'handle',
      to: 'HANDLED',
      guard: {
        en: 'A result, and evidence where the category demands it.',
        zh: '须填写处置结果，分类要求的须附佐证。',
      },
    },
    {
      from: ['HANDLED'],
      action: 'verifyFail',
      to: 'IN_PROGRESS',
      guard: {
        en: 'By somebody other than the handler; counts as rework.',
        zh: '核查人不得为处置人；计为返工。',
      },
    },
    {
      from: ['HANDLED'],
      action: 'verifyPass',
      to: 'AWAITING_FEEDBACK',
      guard: { en: 'By somebody other than the handler.', zh: '核查人不得为处置人。' },
    },
    { from: ['AWAITING_FEEDBACK'], action: 'callBack', to: 'AWAITING_FEEDBACK' },
    {
      from: ['AWAITING_FEEDBACK'],
      action: 'close',
      to: 'CLOSED',
      guard: {
        en: 'An outcome and the level that solved it; called back, or two attempts failed.',
        zh: '须填写办理结果与吸附层级；已回访或两次回访未果。',
      },
    },
    {
      from: ['CLOSED'],
      action: 'reopen',
      to: 'IN_PROGRESS',
      guard: {
        en: 'Within 5 working days, by the reporter, the verifier or a supervisor.',
        zh: '5个工作日内，由反映人、核查人或督办人提出。',
      },
    },
    {
      from: [
        'RECEIVED',
        'ACCEPTED',
        'DISPATCHED',
        'RETURN_PENDING',
        'SIGNED',
        'IN_PROGRESS',
        'SUSPENDED',
        'HANDLED',
        'AWAITING_FEEDBACK',
      ],
      action: 'cancel',
      to: 'CANCELLED',
      guard: { en: 'By the dispatcher, with a reason.', zh: '由派单人说明理由。' },
    },
  ],
});
export type EventState = Parameters<typeof EVENT_MACHINE.allowed>[0];
export type EventAction = ReturnType<typeof EVENT_MACHINE.allowed>[number];

export const EVENT_STATES = stateList(EVENT_MACHINE, {
  en: 'The state of a governance event',
  zh: '事件状态',
});

/** States in which somebody still has something to do. */
export const OPEN_STATES: readonly EventState[] = EVENT_STATES.codes.filter((state) =>
  EVENT_MACHINE.allowed(state).includes('cancel'),
);

/** What happens to an event without moving it; it stands in its history all the same. */
export const EVENT_NOTES = {
  takeIn: { en: 'Take in a merged event', zh: '并入子单' },
  nominate: { en: 'Nominate for a secretary', zh: '提名书记办' },
  confirmRepeat: { en: 'Confirm that it repeats', zh: '确认重复' },
  refuteRepeat: { en: 'Find that it does not repeat', zh: '排除重复' },
  answer: { en: 'Answer a suggestion', zh: '答复建议' },
  review: { en: 'Review a rating', zh: '复核评价' },
  rate: { en: 'Rate by the reporter', zh: '反映人评价' },
  split: { en: 'Split into parts', zh: '拆分子工单' },
  letGo: { en: 'Let a merged event go', zh: '移出子单' },
  senseClear: { en: 'A device finds that the value came back', zh: '感知恢复' },
  senseAgain: { en: 'A device finds it again', zh: '感知复发' },
  ...DEADLINE_ACTIONS,
} as const;
export type EventNote = keyof typeof EVENT_NOTES;

/** Actions of the table, `report`, which makes an event, and what does not move it. */
export const EVENT_ACTIONS = defineCodeList(
  'GovEventAction',
  { en: 'A step in the life of a governance event', zh: '事件环节' },
  { report: { en: 'Report', zh: '上报' }, ...EVENT_MACHINE.actions, ...EVENT_NOTES },
);
