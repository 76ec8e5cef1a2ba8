import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { DeviceKind } from '../../domain/device/device.codes';
import { DeviceAlarm } from '../../domain/device/device-alarm.entity';
import type { DeviceReading } from '../../domain/device/device-reading.entity';
import { DeviceRule } from '../../domain/device/device-rule.entity';
import type { DeviceTransition } from '../../domain/device/device.entity';
import { Device } from '../../domain/device/device.entity';
import { seesDevice } from '../../use-cases/device/device-workflow';
import type {
  DeviceCount,
  DeviceFilter,
  HourOfDevice,
  ReadingSpan,
} from '../../use-cases/device/list-devices';
import {
  alarmsOfDevice,
  countDevices,
  devicesWithin,
  historyOfDevice,
  hoursOfDevices,
  readingsOfDevice,
  rulesOfDistrict,
} from '../../use-cases/device/list-devices';
import type { GridContext } from '../context';

const moments = new WeakMap<GridContext, Date>();

/** "Now" for all devices of a request: spans that end with it are asked for together. */
export function momentOf(context: GridContext): Date {
  const moment = moments.get(context) ?? context.clock.now();
  moments.set(context, moment);
  return moment;
}

export const deviceById = batched<GridContext, Device>('Device', async (context, ids) => {
  const found = await findByKeys(context.database.manager, Device, 'id', ids);
  return new Map([...found].filter(([, device]) => seesDevice(context.actor, device)));
});
export const deviceRuleById = batched<GridContext, DeviceRule>('DeviceRule', (context, ids) =>
  findByKeys(context.database.manager, DeviceRule, 'id', ids),
);
export const alarmOfEvent = batched<GridContext, DeviceAlarm>(
  'GovEvent.deviceAlarm',
  (context, ids) => findByKeys(context.database.manager, DeviceAlarm, 'eventId', ids),
);
export const devicesOfArea = listField<
  Device,
  PageArgs & { filter?: DeviceFilter | null },
  GridContext
>('Area.devices', (_context, { filter }) => devicesWithin(filter ?? {}));
export const deviceCountsOfArea = batched<GridContext, DeviceCount[]>(
  'Area.deviceCounts',
  (context, codes) => countDevices(context.database.manager, codes),
);
export const readingsOf = listField<DeviceReading, PageArgs & { span: ReadingSpan }, GridContext>(
  'Device.readings',
  (_context, { span }) => readingsOfDevice(span),
);
export const hoursOf = batched<GridContext, HourOfDevice[], ReadingSpan>(
  'Device.hours',
  (context, ids, span) => hoursOfDevices(context.database.manager, ids, span),
);
export const alarmsOf = listField<DeviceAlarm, PageArgs, GridContext>(
  'Device.alarms',
  alarmsOfDevice,
);
export const historyOf = listField<DeviceTransition, PageArgs, GridContext>(
  'Device.history',
  historyOfDevice,
);
export const deviceRulesOfArea = listField<
  DeviceRule,
  PageArgs & { kinds?: readonly DeviceKind[] | null },
  GridContext
>('Area.deviceRules', (_context, args) => rulesOfDistrict(args));
