import { DeviceSteps } from './device-steps.resolver';
import { deviceById } from './device.loader';
import {
  AlarmOfEvent,
  DeviceAlarmResolver,
  DeviceResolver,
  DeviceRuleResolver,
  DevicesOfArea,
} from './device.resolver';

export const DEVICE_RESOLVERS = [
  DeviceResolver,
  DeviceSteps,
  DeviceAlarmResolver,
  DeviceRuleResolver,
  DevicesOfArea,
  AlarmOfEvent,
] as const;

export const DEVICE_REFERENCES = {
  Device: { key: 'id', load: deviceById },
} as const;
