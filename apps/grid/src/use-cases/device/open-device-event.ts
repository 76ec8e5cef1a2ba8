import { createHash } from 'node:crypto';
import type { Actor } from '@gezhi/identity';
import { newId, valueOf } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { DEVICE_ALARM_RAISED } from '../../domain/device/device.notifications';
import type { Device, Pending } from '../../domain/device/device.entity';
import { DeviceAlarm } from '../../domain/device/device-alarm.entity';
import type { DeviceRule } from '../../domain/device/device-rule.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { COMMAND } from '../../domain/permissions';
import { wallClock } from '../../domain/wall-clock';
import { bringEvent } from '../event/bring-event';
import { linkCases } from '../link/link-cases';
import { descriptionOfCrossing, titleOfCrossing } from './device-texts';

/** What a device tells of a matter. */
export interface DeviceMatter {
  readonly title: string;
  readonly description: string;
  /** When it began: half of its key, the device being the other. */
  readonly began: Date;
  readonly observedAt: Date;
}

/**
 * Makes the event of a matter that a device found. Nobody reported it: it is known by the device, the rule and the
 * moment, so that the database itself refuses a second one. What has changed since the rule was written, a grid that
 * was re-drawn or a category that is no leaf any more, loses no matter: it comes in for the area above, or without
 * what it is said to be.
 */
export async function bringDeviceMatter(
  uow: UnitOfWork,
  actor: Actor,
  device: Device,
  rule: DeviceRule,
  { title, description, began, observedAt }: DeviceMatter,
): Promise<GovEvent> {
  const { systemCode: system, number, longitude, latitude } = device;
  const [place] = await uow.manager.query<{ code: string; leaf: boolean }[]>(
    `SELECT a.code, EXISTS (SELECT FROM event_category c WHERE c.code = $2 AND c.leaf) AS leaf
     FROM area a WHERE starts_with($1, a.code) AND a.valid_to IS NULL ORDER BY a.level DESC LIMIT 1`,
    [device.areaCode, rule.categoryCode],
  );
  const id = `${number}/${rule.code}/${began.toISOString()}`;
  const event = await bringEvent(uow, actor, {
    ...{ source: 'IOT', nature: rule.nature, urgency: rule.urgency, title, description },
    areaCode: place?.code ?? device.areaCode,
    unlocated: (place?.code ?? '').length < 9,
    anonymous: true,
    ...{ longitude, latitude },
    categoryCode: place?.leaf ? rule.categoryCode : null,
    // The clock of a device may be a little ahead.
    observedAt: observedAt < uow.now ? observedAt : uow.now,
    external: { system, id, digest: createHash('sha256').update(id).digest('base64url') },
  });
  const made = valueOf(event);
  await linkCases(uow, { type: 'GovEvent', id: made.id }, 'SOURCE', {
    ...{ type: 'Device', id: device.id },
  });
  return made;
}

/** Opens the event of a threshold that was crossed (阈值触发事件), with the readings that tell why. */
export async function openDeviceEvent(
  uow: UnitOfWork,
  actor: Actor,
  device: Device,
  rule: DeviceRule,
  { began, at, value }: { readonly began: Pending; readonly at: Date; readonly value: number },
): Promise<DeviceAlarm> {
  const since = new Date(began.since);
  const event = await bringDeviceMatter(uow, actor, device, rule, {
    title: titleOfCrossing(device, rule, value),
    description: descriptionOfCrossing(device, rule, began, at),
    ...{ began: since, observedAt: at },
  });
  const { areaCode } = event;
  await notify(uow, DEVICE_ALARM_RAISED, {
    to: { areaCode: areaCode.slice(0, 9), roles: COMMAND },
    about: { type: 'GovEvent', id: event.id, areaCode },
    values: {
      ...{ device: device.number, number: event.number, rule: rule.code },
      at: wallClock(at),
    },
  });
  return keepAlarm(uow, {
    ...{ deviceId: device.id, eventId: event.id },
    ...alarmOf(rule),
    ...{ beganAt: since, beganValue: began.value, raisedAt: at, raisedValue: value },
  });
}

export function alarmOf({ id, code, condition }: DeviceRule) {
  return { ruleId: id, ruleCode: code, condition };
}

export async function keepAlarm(
  uow: UnitOfWork,
  raised: Omit<DeviceAlarm, 'id' | 'clearedAt' | 'clearedValue' | 'crossings' | 'settledAt'>,
): Promise<DeviceAlarm> {
  const alarm = uow.manager.create(DeviceAlarm, {
    ...raised,
    ...{ id: newId(uow.now), clearedAt: null, clearedValue: null, crossings: 1, settledAt: null },
  });
  await uow.manager.insert(DeviceAlarm, alarm);
  return alarm;
}
