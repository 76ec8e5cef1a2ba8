import { defineMachine, stateList } from '@gezhi/kernel';

/** How an item stands on its list (清单事项). How far a need has got is told by its claim. */
export const LIST_ITEM_MACHINE = defineMachine({
  name: 'AllianceListItem',
  initial: ['PUBLISHED'],
  states: {
    PUBLISHED: { en: 'On the list', zh: '在列' },
    SETTLED: { en: 'Settled: its claim was verified and closed', zh: '已销号' },
    LAPSED: { en: 'Lapsed: nobody claimed it in time', zh: '逾期未认领' },
    WITHDRAWN: { en: 'Withdrawn', zh: '已撤回' },
  },
  actions: {
    settle: { en: 'Settle', zh: '销号' },
    lapse: { en: 'Lapse', zh: '逾期' },
    withdraw: { en: 'Withdraw', zh: '撤回' },
  },
  transitions: [
    {
      from: ['PUBLISHED'],
      action: 'settle',
      to: 'SETTLED',
      guard: { en: 'Follows from closing its claim.', zh: '随认领销号。' },
    },
    {
      from: ['PUBLISHED'],
      action: 'lapse',
      to: 'LAPSED',
      guard: { en: 'Follows from the expiry of its claim.', zh: '随认领逾期。' },
    },
    {
      from: ['PUBLISHED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: {
        en: 'The two sides have not agreed on a claim yet; the claim is withdrawn with it.',
        zh: '认领尚未经双方确认；认领随之撤回。',
      },
    },
  ],
});
export type ListItemState = Parameters<typeof LIST_ITEM_MACHINE.allowed>[0];
export type ListItemAction = ReturnType<typeof LIST_ITEM_MACHINE.allowed>[number];
export const LIST_ITEM_STATES = stateList(LIST_ITEM_MACHINE, {
  en: 'How an item stands on its list',
  zh: '清单事项状态',
});
