import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of an area alert (区域预警), spec/grid.md: a person acknowledges it, and says what became of it. */
export const AREA_ALERT_MACHINE = defineMachine({
  name: 'AreaAlert',
  initial: ['OPEN'],
  states: {
    OPEN: { en: 'Open', zh: '待确认' },
    ACKNOWLEDGED: { en: 'Acknowledged', zh: '已确认' },
    ACTION_LINKED: { en: 'Action linked', zh: '已关联处置' },
    CLEARED: { en: 'Cleared', zh: '已解除' },
    FALSE_ALARM: { en: 'False alarm', zh: '误报' },
  },
  actions: {
    acknowledge: { en: 'Acknowledge', zh: '确认' },
    linkAction: { en: 'Link what is done about it', zh: '关联处置' },
    clear: { en: 'Clear', zh: '解除' },
    markFalse: { en: 'Mark as false alarm', zh: '标记误报' },
  },
  transitions: [
    { from: ['OPEN'], action: 'acknowledge', to: 'ACKNOWLEDGED' },
    {
      from: ['ACKNOWLEDGED', 'ACTION_LINKED'],
      action: 'linkAction',
      to: 'ACTION_LINKED',
      guard: {
        en: 'An event or a whistle of the same area, which the caller may see.',
        zh: '关联同一区域内、本人可见的事件或哨单。',
      },
    },
    {
      from: ['ACTION_LINKED'],
      action: 'clear',
      to: 'CLEARED',
      guard: { en: 'What was done about it is named.', zh: '注明处置结果。' },
    },
    {
      from: ['ACKNOWLEDGED', 'ACTION_LINKED'],
      action: 'markFalse',
      to: 'FALSE_ALARM',
      guard: { en: 'A reason is given.', zh: '须说明理由。' },
    },
  ],
});
export type AreaAlertState = keyof typeof AREA_ALERT_MACHINE.states;
export type AreaAlertAction = keyof typeof AREA_ALERT_MACHINE.actions;

export const AREA_ALERT_STATES = stateList(AREA_ALERT_MACHINE, {
  en: 'Where an area alert stands',
  zh: '区域预警状态',
});
export const AREA_ALERT_ACTIONS = defineCodeList(
  'AreaAlertAction',
  { en: 'What is done about an area alert', zh: '区域预警操作' },
  { raise: { en: 'Raise', zh: '触发' }, ...AREA_ALERT_MACHINE.actions },
);
