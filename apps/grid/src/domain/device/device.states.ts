import { defineCodeList, defineMachine, stateList } from '@gezhi/kernel';

/** The life of a device (物联感知设备). */
export const DEVICE_MACHINE = defineMachine({
  name: 'Device',
  initial: ['ACTIVE'],
  states: {
    ACTIVE: { en: 'In use', zh: '在用' },
    SUSPENDED: { en: 'Suspended', zh: '停用' },
    RETIRED: { en: 'Retired', zh: '退役' },
  },
  actions: {
    suspend: { en: 'Suspend', zh: '停用' },
    resume: { en: 'Put in use again', zh: '恢复' },
    retire: { en: 'Retire', zh: '退役' },
  },
  transitions: [
    { from: ['ACTIVE'], action: 'suspend', to: 'SUSPENDED' },
    { from: ['SUSPENDED'], action: 'resume', to: 'ACTIVE' },
    { from: ['ACTIVE', 'SUSPENDED'], action: 'retire', to: 'RETIRED' },
  ],
});
export type DeviceState = keyof typeof DEVICE_MACHINE.states;
export type DeviceAction = keyof typeof DEVICE_MACHINE.actions;

export const DEVICE_STATES = stateList(DEVICE_MACHINE, {
  en: 'Where a device stands',
  zh: '设备状态',
});
export const DEVICE_ACTIONS = defineCodeList(
  'DeviceAction',
  { en: 'What is done with a device', zh: '设备操作' },
  {
    register: { en: 'Enter', zh: '登记' },
    change: { en: 'Change what is known of it', zh: '变更' },
    ...DEVICE_MACHINE.actions,
  },
);
