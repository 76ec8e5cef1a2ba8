import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of a governance event (治理事件), spec/grid.md. Flags and outcome are apart from the state. */
export const EVENT_MACHINE = defineMachine({
  name: 'GovEvent',
  initial: ['RECEIVED'],
  states: {
    RECEIVED: { en: 'Received', zh: '已接收' },
    ACCEPTED: { en: 'Accepted', zh: '已受理' },
    REFUSED: { en: 'Not accepted', zh: '不予受理' },
  },
  actions: {
    accept: { en: 'Accept', zh: '受理' },
    refuse: { en: 'Refuse', zh: '不予受理' },
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
      action: 'refuse',
      to: 'REFUSED',
      guard: { en: 'A reason is given.', zh: '须说明理由。' },
    },
  ],
});
export type EventState = Parameters<typeof EVENT_MACHINE.allowed>[0];
export type EventAction = ReturnType<typeof EVENT_MACHINE.allowed>[number];

export const EVENT_STATES = stateList(EVENT_MACHINE, {
  en: 'The state of a governance event',
  zh: '事件状态',
});
