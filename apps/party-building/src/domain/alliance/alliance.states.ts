import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of an alliance (党建联盟). */
export const ALLIANCE_MACHINE = defineMachine({
  name: 'Alliance',
  initial: ['ACTIVE'],
  states: {
    ACTIVE: { en: 'Active', zh: '运行中' },
    DISSOLVED: { en: 'Dissolved', zh: '已解散' },
  },
  actions: {
    amend: { en: 'Amend the charter', zh: '修订章程' },
    dissolve: { en: 'Dissolve', zh: '解散' },
  },
  transitions: [
    { from: ['ACTIVE'], action: 'amend', to: 'ACTIVE' },
    {
      from: ['ACTIVE'],
      action: 'dissolve',
      to: 'DISSOLVED',
      guard: { en: 'Nothing on its lists is still open.', zh: '四张清单上没有未了结的事项。' },
    },
  ],
});
export type AllianceState = Parameters<typeof ALLIANCE_MACHINE.allowed>[0];
export type AllianceAction = ReturnType<typeof ALLIANCE_MACHINE.allowed>[number];
export const ALLIANCE_STATES = stateList(ALLIANCE_MACHINE, {
  en: 'The state of an alliance',
  zh: '联盟状态',
});

/** A membership of an organisation in an alliance (成员单位). One that comes back begins a new one. */
export const MEMBERSHIP_MACHINE = defineMachine({
  name: 'AllianceMember',
  initial: ['JOINED'],
  states: {
    JOINED: { en: 'Joined', zh: '在盟' },
    LEFT: { en: 'Left', zh: '已退出' },
  },
  actions: { leave: { en: 'Leave', zh: '退出' } },
  transitions: [
    {
      from: ['JOINED'],
      action: 'leave',
      to: 'LEFT',
      guard: {
        en: 'It does not lead the alliance, and no open item or claim depends on it.',
        zh: '不是牵头单位，且没有未了结的事项或认领。',
      },
    },
  ],
});
export type MembershipState = Parameters<typeof MEMBERSHIP_MACHINE.allowed>[0];
export type MembershipAction = ReturnType<typeof MEMBERSHIP_MACHINE.allowed>[number];
export const MEMBERSHIP_STATES = stateList(MEMBERSHIP_MACHINE, {
  en: 'The state of a membership',
  zh: '成员状态',
});
