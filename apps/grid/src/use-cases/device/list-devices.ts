import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { DeviceKind } from '../../domain/device/device.codes';
import { Device, DeviceTransition } from '../../domain/device/device.entity';
import { DeviceAlarm } from '../../domain/device/device-alarm.entity';
import { DeviceReading } from '../../domain/device/device-reading.entity';
import { DeviceRule } from '../../domain/device/device-rule.entity';
import type { DeviceState } from '../../domain/device/device.states';

export interface DeviceFilter {
  readonly kinds?: readonly DeviceKind[] | null;
  readonly states?: readonly DeviceState[] | null;
  /** Not heard since. */
  readonly silentSince?: Date | null;
}

/** The devices of an area and all below it, by their places. */
export function devicesWithin({ kinds, states, silentSince }: DeviceFilter): ListOf<Device> {
  const where: Sql[] = [];
  if (kinds) where.push(sql`t.kind = ANY(${[...kinds]})`);
  if (states) where.push(sql`t.state = ANY(${[...states]})`);
  if (silentSince) where.push(sql`t.silent_from < ${silentSince}`);
  return { entity: Device, on: withinArea(), where, orderBy: 'areaCode', direction: 'ASC' };
}

/** From, and until just before. */
export interface ReadingSpan {
  readonly from: Date;
  readonly before: Date;
}

/** The readings of a device in a span, the latest first: of the months that the span touches, no other is read. */
export function readingsOfDevice({ from, before }: ReadingSpan): ListOf<DeviceReading> {
  return {
    entity: DeviceReading,
    on: ofKey('device_id'),
    where: [sql`t.observed_at >= ${from} AND t.observed_at < ${before}`],
    orderBy: 'observedAt',
    direction: 'DESC',
  };
}

export function alarmsOfDevice(): ListOf<DeviceAlarm> {
  return {
    entity: DeviceAlarm,
    on: ofKey('device_id'),
    orderBy: 'raisedAt',
    direction: 'DESC',
  };
}

export function historyOfDevice(): ListOf<DeviceTransition> {
  return {
    entity: DeviceTransition,
    on: ofKey('device_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

/** The versions of thresholds of the district of an area, the newest first. */
export function rulesOfDistrict({
  kinds,
}: {
  readonly kinds?: readonly DeviceKind[] | null;
}): ListOf<DeviceRule> {
  return {
    entity: DeviceRule,
    on: sql`t.area_code = left(p.key, 6)`,
    where: kinds ? [sql`t.kind = ANY(${[...kinds]})`] : [],
    orderBy: 'publishedAt',
    direction: 'DESC',
  };
}

/** One hour of a device. */
export interface HourOfDevice {
  readonly hour: Date;
  readonly readings: number;
  readonly lowest: number;
  readonly highest: number;
  readonly average: number;
}

/** The hours of each device in a span, in their order: one statement. Hours without a reading are not there. */
export async function hoursOfDevices(
  manager: EntityManager,
  ids: readonly string[],
  { from, before }: ReadingSpan,
): Promise<Map<string, HourOfDevice[]>> {
  const rows = await manager.query<(HourOfDevice & { device: string })[]>(
    `SELECT device_id AS device, hour, readings, lowest, highest, total / readings AS average
     FROM device_hour WHERE device_id = ANY ($1::uuid[]) AND hour >= $2 AND hour < $3
     ORDER BY device_id, hour`,
    [ids, from, before],
  );
  return Map.groupBy(rows, ({ device }) => device);
}

export interface DeviceCount {
  readonly kind: DeviceKind;
  readonly state: DeviceState;
  readonly count: number;
}

/** How many devices of each kind are in each state in each area, as far as the caller sees them: one statement. */
export async function countDevices(
  manager: EntityManager,
  codes: readonly string[],
): Promise<Map<string, DeviceCount[]>> {
  const rows = await manager.query<(DeviceCount & { area: string })[]>(
    `SELECT p.key AS area, c.* FROM unnest($1::text[]) AS p(key) CROSS JOIN LATERAL (
       SELECT kind, state, count(*)::int AS count FROM device t
       WHERE t.area_code >= p.key AND t.area_code < p.key || '~' GROUP BY kind, state) c
     ORDER BY 1, 2, 3`,
    [codes],
  );
  return Map.groupBy(rows, ({ area }) => area);
}
