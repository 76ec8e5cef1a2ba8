import { defineMachine, stateList } from '@gezhi/kernel';

/**
 * The life of a claim (认领), spec/party-building.md. A claim opens with its item and waits for somebody;
 * one that is returned is over, and the next one of the item opens at once.
 */
export const CLAIM_MACHINE = defineMachine({
  name: 'Claim',
  initial: ['PUBLISHED'],
  states: {
    PUBLISHED: { en: 'Published, nobody has claimed it', zh: '发布' },
    CLAIMED: { en: 'Claimed', zh: '认领' },
    ACCEPTED: { en: 'Confirmed by both sides', zh: '双方确认' },
    IN_PROGRESS: { en: 'In progress', zh: '实施' },
    DELIVERED: { en: 'Delivered', zh: '交付' },
    VERIFIED: { en: 'Verified by the owner of the need', zh: '需求方验收' },
    CLOSED: { en: 'Closed', zh: '销号' },
    RETURNED: { en: 'Returned', zh: '退回' },
    EXPIRED: { en: 'Expired without a claim', zh: '逾期未认领' },
    WITHDRAWN: { en: 'Withdrawn with its item', zh: '撤回' },
  },
  actions: {
    claim: { en: 'Claim', zh: '认领' },
    assist: { en: 'Assist', zh: '协助认领' },
    accept: { en: 'Confirm', zh: '确认' },
    start: { en: 'Start', zh: '实施' },
    deliver: { en: 'Deliver', zh: '交付' },
    verify: { en: 'Verify', zh: '验收' },
    close: { en: 'Close', zh: '销号' },
    return: { en: 'Return', zh: '退回' },
    expire: { en: 'Expire', zh: '逾期' },
    withdraw: { en: 'Withdraw', zh: '撤回' },
  },
  transitions: [
    {
      from: ['PUBLISHED'],
      action: 'claim',
      to: 'CLAIMED',
      guard: {
        en: 'The claimer is a member of the alliance, is not the owner, and comes in time.',
        zh: '认领方为联盟成员、不是需求方，且在认领期限内。',
      },
    },
    ...(['CLAIMED', 'ACCEPTED', 'IN_PROGRESS'] as const).map((state) => ({
      from: [state],
      action: 'assist' as const,
      to: state,
      guard: {
        en: 'The assistant is a member, is not the owner, and does not take part yet.',
        zh: '协助方为联盟成员、不是需求方，且尚未参与。',
      },
    })),
    {
      from: ['CLAIMED'],
      action: 'accept',
      to: 'ACCEPTED',
      guard: { en: 'By the owner.', zh: '由需求方确认。' },
    },
    {
      from: ['ACCEPTED'],
      action: 'start',
      to: 'IN_PROGRESS',
      guard: { en: 'By the lead claimer.', zh: '由牵头认领方实施。' },
    },
    {
      from: ['IN_PROGRESS'],
      action: 'deliver',
      to: 'DELIVERED',
      guard: {
        en: 'By the lead claimer, who says what was done.',
        zh: '由牵头认领方交付并说明成果。',
      },
    },
    {
      from: ['DELIVERED'],
      action: 'verify',
      to: 'VERIFIED',
      guard: { en: 'By the owner, never by a claimer.', zh: '由需求方验收，认领方不得自验。' },
    },
    {
      from: ['VERIFIED'],
      action: 'close',
      to: 'CLOSED',
      guard: {
        en: 'By the owner or an organiser of the area.',
        zh: '由需求方或辖区党建工作者销号。',
      },
    },
    {
      from: ['CLAIMED', 'ACCEPTED', 'IN_PROGRESS', 'DELIVERED'],
      action: 'return',
      to: 'RETURNED',
      guard: {
        en: 'With a reason; by the owner or, before delivery, by the lead claimer.',
        zh: '须说明理由；由需求方退回，交付前也可由牵头认领方退回。',
      },
    },
    {
      from: ['PUBLISHED'],
      action: 'expire',
      to: 'EXPIRED',
      guard: { en: 'The time to claim is over.', zh: '认领期限已过。' },
    },
    {
      from: ['PUBLISHED', 'CLAIMED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      guard: { en: 'Follows from withdrawing its item.', zh: '随清单事项撤回。' },
    },
  ],
});
export type ClaimState = Parameters<typeof CLAIM_MACHINE.allowed>[0];
export type ClaimAction = ReturnType<typeof CLAIM_MACHINE.allowed>[number];
export const CLAIM_STATES = stateList(CLAIM_MACHINE, {
  en: 'The state of a claim',
  zh: '认领状态',
});

/** States in which somebody works on a claim or owes an answer to it. */
export const CLAIMS_UNDER_WAY: readonly ClaimState[] = [
  'CLAIMED',
  'ACCEPTED',
  'IN_PROGRESS',
  'DELIVERED',
  'VERIFIED',
];
