import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** What one responding organisation does about a whistle (应哨), spec/whistle.md. */
export const RESPONSE_MACHINE = defineMachine({
  name: 'WhistleResponse',
  initial: ['NOTIFIED'],
  states: {
    NOTIFIED: { en: 'Called, awaited', zh: '待报到' },
    OBJECTED: { en: 'Objection pending', zh: '异议待裁定' },
    EXCUSED: { en: 'Excused', zh: '免于报到' },
    ARRIVED: { en: 'Arrived', zh: '已报到' },
    ABSENT: { en: 'Did not report', zh: '未报到' },
    DONE: { en: 'Result reported', zh: '已反馈' },
    RELEASED: { en: 'Released', zh: '已解除' },
  },
  actions: {
    object: { en: 'Object', zh: '提出异议' },
    acceptObjection: { en: 'Accept the objection', zh: '异议成立' },
    refuseObjection: { en: 'Refuse the objection', zh: '异议不成立' },
    arrive: { en: 'Report', zh: '报到' },
    markAbsent: { en: 'Find absent', zh: '认定未报到' },
    reportResult: { en: 'Report the result', zh: '反馈结果' },
    release: { en: 'Release', zh: '解除' },
  },
  transitions: [
    {
      from: ['NOTIFIED'],
      action: 'object',
      to: 'OBJECTED',
      guard: { en: 'Once, within the term.', zh: '限一次，须在规定时间内。' },
    },
    {
      from: ['OBJECTED'],
      action: 'acceptObjection',
      to: 'EXCUSED',
      guard: {
        en: 'By the district centre; somebody mandatory is left or named instead.',
        zh: '由区指挥中心裁定；须仍有必到单位或另行指定。',
      },
    },
    {
      from: ['OBJECTED'],
      action: 'refuseObjection',
      to: 'NOTIFIED',
      guard: { en: 'By the district centre.', zh: '由区指挥中心裁定。' },
    },
    {
      from: ['NOTIFIED', 'OBJECTED', 'ABSENT'],
      action: 'arrive',
      to: 'ARRIVED',
      guard: {
        en: 'On time until the last millisecond of the limit.',
        zh: '以时限届满的最后一毫秒为准。',
      },
    },
    {
      from: ['NOTIFIED'],
      action: 'markAbsent',
      to: 'ABSENT',
      guard: { en: 'After the limit.', zh: '须在逾期之后。' },
    },
    { from: ['ARRIVED', 'DONE'], action: 'reportResult', to: 'DONE' },
    {
      from: ['NOTIFIED', 'OBJECTED', 'ABSENT'],
      action: 'release',
      to: 'RELEASED',
      guard: { en: 'The whistle was withdrawn.', zh: '撤哨。' },
    },
  ],
});
export type ResponseState = Parameters<typeof RESPONSE_MACHINE.allowed>[0];
export type ResponseAction = ReturnType<typeof RESPONSE_MACHINE.allowed>[number];

export const RESPONSE_STATES = stateList(RESPONSE_MACHINE, {
  en: 'What a responder has done about a whistle',
  zh: '应哨状态',
});

export const RESPONSE_ACTIONS = defineCodeList(
  'WhistleResponseAction',
  { en: 'A step of a responder', zh: '应哨环节' },
  { call: { en: 'Call', zh: '吹哨通知' }, ...RESPONSE_MACHINE.actions },
);

/** Called, and not there yet. */
export const WAITING_STATES: readonly ResponseState[] = ['NOTIFIED', 'OBJECTED'];
/** Was there. */
export const PRESENT_STATES: readonly ResponseState[] = ['ARRIVED', 'DONE'];
