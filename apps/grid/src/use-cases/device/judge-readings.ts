import type { Actor } from '@gezhi/identity';
import { localDateOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { DeviceAlarm } from '../../domain/device/device-alarm.entity';
import type { DeviceRule } from '../../domain/device/device-rule.entity';
import { rulesFor } from '../../domain/device/device-rule.rules';
import type { Device, Pending } from '../../domain/device/device.entity';
import { judgeMeasure, measureOf } from '../../domain/device/threshold.rules';
import { noteOnClear } from './device-texts';
import { rulesOfDevices } from './find-rules';
import { openDeviceEvent } from './open-device-event';
import type { AlarmNote, StandingAlarm } from './standing-alarms';
import { saveAlarms, standingAlarms, writeNotes } from './standing-alarms';

/** A reading that was not known before. */
export interface FreshReading {
  /** Locked. */
  readonly device: Device;
  readonly at: Date;
  readonly value: number;
}

/** So often a value that wavers is noted on one event; it is counted all the same. */
const MOST_NOTES = 20;

interface Judging {
  readonly uow: UnitOfWork;
  readonly actor: Actor;
  readonly alarms: Map<string, StandingAlarm>;
  readonly changed: Set<DeviceAlarm>;
  readonly notes: AlarmNote[];
  opened: number;
}

/**
 * Judges fresh readings of locked devices in the order of their own times, and notes that the devices were heard. One
 * that is older than the last judged is kept and judges nothing: what it would have told is past. Answers how many
 * events were opened. Without a crossing three statements, however many devices and readings.
 */
export async function judgeReadings(
  uow: UnitOfWork,
  actor: Actor,
  heard: readonly Device[],
  fresh: readonly FreshReading[],
): Promise<number> {
  if (heard.length === 0) return 0;
  const inOrder = [...fresh].sort((one, other) => one.at.getTime() - other.at.getTime());
  const rulesOf = await bookOfRules(uow, heard, inOrder);
  const ids = heard.map(({ id }) => id);
  const alarms = await standingAlarms(uow, ids);
  const judging: Judging = { uow, actor, alarms, changed: new Set(), notes: [], opened: 0 };
  for (const reading of inOrder) {
    const { device, at, value } = reading;
    const { lastObservedAt, lastValue } = device;
    const before = lastObservedAt && { at: lastObservedAt, value: lastValue ?? 0 };
    if (before && at <= before.at) continue;
    for (const rule of rulesOf(reading)) {
      const measure = measureOf(rule, reading, before);
      if (measure !== null) await judge(judging, reading, rule, measure);
    }
    Object.assign(device, { lastObservedAt: at, lastValue: value });
  }
  for (const device of heard) await breakSilence(judging, device);
  await saveAlarms(uow, judging.changed);
  await writeNotes(uow, actor, judging.notes);
  await noteHeard(uow, heard);
  return judging.opened;
}

async function bookOfRules(
  uow: UnitOfWork,
  devices: readonly Device[],
  inOrder: readonly FreshReading[],
): Promise<(reading: FreshReading) => readonly DeviceRule[]> {
  const days = inOrder.map(({ at }) => localDateOf(at));
  const today = localDateOf(uow.now);
  const span = { from: days[0] ?? today, to: days.at(-1) ?? today };
  const rules = await rulesOfDevices(uow.manager, devices, span);
  const known = new Map<string, readonly DeviceRule[]>();
  return ({ device, at }) => {
    const day = localDateOf(at);
    const key = `${device.id}/${day}`;
    const found = known.get(key) ?? rulesFor(device, rules, day);
    known.set(key, found);
    return found;
  };
}

async function judge(
  judging: Judging,
  { device, at }: FreshReading,
  rule: DeviceRule,
  measure: number,
): Promise<void> {
  const { uow, actor, alarms } = judging;
  const key = `${device.id}/${rule.code}`;
  const standing = alarms.get(key);
  const pending = device.watch[rule.code];
  const { standing: next, act } = judgeMeasure(
    {
      alarm: standing ? (standing.alarm.clearedAt ? 'CLEARED' : 'RAISED') : null,
      since: pending ? new Date(pending.since) : null,
    },
    rule,
    measure,
    at,
    standing?.eventOpen ?? false,
  );
  const began = pending ?? { since: at.toISOString(), value: measure };
  device.watch = withPending(device.watch, rule.code, next.since ? began : null);
  if (act === 'OPEN') {
    const alarm = await openDeviceEvent(uow, actor, device, rule, { began, at, value: measure });
    alarms.set(key, { alarm, eventOpen: true });
    judging.opened += 1;
  } else if (act === 'CLEAR' && standing) {
    await clearAlarm(judging, standing, rule, { at, value: measure });
  } else if (act === 'AGAIN' && standing) {
    raiseAgain(judging, standing, rule, { at, value: measure });
  }
}

/** The value has come back: noted on the event while that is open, and over with it when it has ended. */
async function clearAlarm(
  judging: Judging,
  { alarm, eventOpen }: StandingAlarm,
  rule: Pick<DeviceRule, 'kind' | 'condition'> | null,
  { at, value }: { readonly at: Date; readonly value: number | null },
): Promise<void> {
  const { uow, alarms, changed, notes } = judging;
  Object.assign(alarm, { clearedAt: at, clearedValue: value });
  if (eventOpen) {
    changed.add(alarm);
    if (alarm.crossings <= MOST_NOTES)
      notes.push({ alarm, action: 'senseClear', text: noteOnClear(rule, at, value) });
    return;
  }
  // At once: a later reading of the same call may open the next event.
  alarm.settledAt = uow.now;
  changed.delete(alarm);
  alarms.delete(`${alarm.deviceId}/${alarm.ruleCode}`);
  await saveAlarms(uow, [alarm]);
}

function raiseAgain(
  { changed, notes }: Judging,
  { alarm }: StandingAlarm,
  rule: Pick<DeviceRule, 'kind' | 'condition'>,
  { at, value }: { readonly at: Date; readonly value: number },
): void {
  Object.assign(alarm, { clearedAt: null, clearedValue: null, crossings: alarm.crossings + 1 });
  changed.add(alarm);
  if (alarm.crossings <= MOST_NOTES)
    notes.push({ alarm, action: 'senseAgain', text: noteOnClear(rule, at, value) });
}

/** A device that was silent and is heard again. */
async function breakSilence(judging: Judging, device: Device): Promise<void> {
  for (const standing of [...judging.alarms.values()]) {
    const { deviceId, condition, clearedAt } = standing.alarm;
    if (deviceId === device.id && condition === 'SILENT' && clearedAt === null)
      await clearAlarm(judging, standing, null, { at: judging.uow.now, value: null });
  }
}

function withPending(
  watch: Device['watch'],
  code: string,
  pending: Pending | null,
): Device['watch'] {
  const others = Object.entries(watch).filter(([other]) => other !== code);
  return Object.fromEntries(pending === null ? others : [...others, [code, pending]]);
}

/** What is noted of a device with each call changes nothing that people change: its version stays. */
async function noteHeard({ manager, now }: UnitOfWork, heard: readonly Device[]): Promise<void> {
  const rows = heard.map(({ id, lastObservedAt, lastValue, watch }) => {
    return { id, at: lastObservedAt, value: lastValue, watch };
  });
  await manager.query(
    `UPDATE device d SET last_heard_at = $2, silent_from = $2, last_observed_at = x.at,
       last_value = x.value, watch = x.watch
     FROM jsonb_to_recordset($1) AS x(id uuid, at timestamptz(3), value float8, watch jsonb)
     WHERE d.id = x.id`,
    [JSON.stringify(rows), now],
  );
}
