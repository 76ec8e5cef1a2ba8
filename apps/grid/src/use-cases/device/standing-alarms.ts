import type { Actor } from '@gezhi/identity';
import type { UnitOfWork } from '@gezhi/persistence';
import { hydrate } from '@gezhi/persistence';
import { In } from 'typeorm';
import { DeviceAlarm } from '../../domain/device/device-alarm.entity';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { ended } from '../../domain/retention';
import { noteOnEvent } from '../event/note-on-event';

/** An alarm that is not over, and whether its event is. */
export interface StandingAlarm {
  readonly alarm: DeviceAlarm;
  readonly eventOpen: boolean;
}

/** What is to be noted on the event of an alarm. */
export interface AlarmNote {
  readonly alarm: DeviceAlarm;
  readonly action: 'senseClear' | 'senseAgain';
  readonly text: string;
}

/**
 * The alarms of locked devices that are not over, by device and rule. Those that were cleared and whose event has ended
 * since are settled here. Two statements.
 */
export async function standingAlarms(
  { manager, now }: UnitOfWork,
  deviceIds: readonly string[],
): Promise<Map<string, StandingAlarm>> {
  await manager.query(
    `UPDATE device_alarm a SET settled_at = $2 FROM gov_event e
     WHERE e.id = a.event_id AND a.device_id = ANY ($1::uuid[]) AND a.settled_at IS NULL
       AND a.cleared_at IS NOT NULL AND (${ended('e')}) IS NOT NULL`,
    [deviceIds, now],
  );
  const rows = await manager.query<Record<string, unknown>[]>(
    `SELECT a.*, (${ended('e')}) IS NULL AS event_open FROM device_alarm a
     JOIN gov_event e ON e.id = a.event_id WHERE a.device_id = ANY ($1::uuid[]) AND a.settled_at IS NULL`,
    [deviceIds],
  );
  const alarms = hydrate(manager, DeviceAlarm, rows);
  return new Map(
    alarms.map((alarm, index) => [
      `${alarm.deviceId}/${alarm.ruleCode}`,
      { alarm, eventOpen: rows[index]?.['event_open'] === true },
    ]),
  );
}

/** What became of alarms, in one statement; none without a change. */
export async function saveAlarms(
  { manager }: UnitOfWork,
  alarms: Iterable<DeviceAlarm>,
): Promise<void> {
  const rows = [...alarms].map(({ id, clearedAt, clearedValue, crossings, settledAt }) => {
    return { id, cleared: clearedAt, value: clearedValue, crossings, settled: settledAt };
  });
  if (rows.length === 0) return;
  await manager.query(
    `UPDATE device_alarm a SET cleared_at = x.cleared, cleared_value = x.value, crossings = x.crossings,
       settled_at = x.settled
     FROM jsonb_to_recordset($1) AS x(id uuid, cleared timestamptz(3), value float8, crossings integer,
       settled timestamptz(3)) WHERE a.id = x.id`,
    [JSON.stringify(rows)],
  );
}

/** Writes on events what their devices say; events are locked in the order of their keys. */
export async function writeNotes(
  uow: UnitOfWork,
  actor: Pick<Actor, 'subject' | 'organizationId'>,
  notes: readonly AlarmNote[],
): Promise<void> {
  if (notes.length === 0) return;
  const ids = [...new Set(notes.map(({ alarm }) => alarm.eventId))];
  const found = await uow.manager.find(GovEvent, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    take: ids.length,
    lock: { mode: 'pessimistic_write' },
  });
  const events = new Map(found.map((event) => [event.id, event]));
  for (const { alarm, action, text } of notes) {
    const event = events.get(alarm.eventId);
    if (event) await noteOnEvent(uow, actor, event, action, text);
  }
}
