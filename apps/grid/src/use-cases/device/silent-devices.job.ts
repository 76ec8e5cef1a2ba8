import type { Actor } from '@gezhi/identity';
import type { JobContext } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import { localDateOf, ok, valueOf } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { hydrate, inTransaction } from '@gezhi/persistence';
import { followStep } from '@gezhi/workflow';
import { Device } from '../../domain/device/device.entity';
import type { DeviceAlarm } from '../../domain/device/device-alarm.entity';
import { DEVICE_SILENT } from '../../domain/device/device.notifications';
import { DeviceRule } from '../../domain/device/device-rule.entity';
import { holdsOn } from '../../domain/device/device-rule.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { wallClock } from '../../domain/wall-clock';
import { placeOrder } from '../dispatch/place-order';
import { startEventClock } from '../event/event-clock';
import { EVENT_WORKFLOW } from '../event/event-workflow';
import { descriptionOfSilence, titleOfSilence } from './device-texts';
import { alarmOf, bringDeviceMatter, keepAlarm } from './open-device-event';
import { saveAlarms, standingAlarms, writeNotes } from './standing-alarms';

const BATCH = 100;
/** More rules of silence than a city writes. */
const MOST_RULES = 5_000;

type Run = Pick<JobContext, 'actor' | 'clock' | 'database' | 'signal'>;

/**
 * Opens a matter of maintenance for every device that has been silent too long, and gives it to who keeps the device.
 * Each device is locked, so that of two runs one acts, and a reading that comes in at this moment is waited for.
 */
export async function findSilentDevices(
  { actor, clock, database, signal }: Run,
  batch = BATCH,
): Promise<{ silent: number }> {
  let silent = 0;
  for (let found = batch; found === batch && !signal.aborted; silent += found)
    found = valueOf(
      await inTransaction(database, clock, (uow) =>
        uow.beyondSight(async () => ok(await nextSilent(uow, actor, batch))),
      ),
    );
  return { silent };
}

async function nextSilent(uow: UnitOfWork, actor: Actor, batch: number): Promise<number> {
  const { manager, now } = uow;
  const today = localDateOf(now);
  const versions = await manager.find(DeviceRule, {
    where: { condition: 'SILENT' },
    order: { ruleVersion: 'ASC' },
    take: MOST_RULES,
  });
  const latest = new Map<string, DeviceRule>();
  for (const rule of versions)
    if (holdsOn(rule, today))
      latest.set(JSON.stringify([rule.areaCode, rule.code, rule.deviceId]), rule);
  const rules = [...latest.values()];
  if (rules.length === 0) return 0;
  const rows = await manager.query<(Record<string, unknown> & { rule_id: string })[]>(SILENT, [
    JSON.stringify(rules.map(ruleRow)),
    now,
    batch,
  ]);
  const devices = hydrate(manager, Device, rows);
  const standing = await standingAlarms(
    uow,
    devices.map(({ id }) => id),
  );
  for (const [index, device] of devices.entries()) {
    const rule = rules.find(({ id }) => id === rows[index]?.rule_id);
    if (!rule) continue;
    // Heard, or seen to by another run, between the question and the lock.
    if (now.getTime() - device.silentFrom.getTime() <= rule.threshold * 60_000) continue;
    const before = standing.get(`${device.id}/${rule.code}`);
    if (before && before.alarm.clearedAt === null) continue;
    if (before) await noteSilence(uow, actor, before.alarm, device);
    else await openMaintenance(uow, actor, device, rule);
  }
  return devices.length;
}

/** Silent again while the matter of maintenance is open: noted on it. */
async function noteSilence(
  uow: UnitOfWork,
  actor: Actor,
  alarm: DeviceAlarm,
  { silentFrom }: Device,
): Promise<void> {
  Object.assign(alarm, { clearedAt: null, crossings: alarm.crossings + 1 });
  await saveAlarms(uow, [alarm]);
  const text = `自 ${wallClock(silentFrom)} 起再次无数据`;
  await writeNotes(uow, actor, [{ alarm, action: 'senseAgain', text }]);
}

const ruleRow = ({ id, areaCode, code, deviceId, kind, threshold, active }: DeviceRule) => {
  return { id, area: areaCode, code, device: deviceId, kind, minutes: threshold, active };
};

/**
 * Devices that a rule of their kind, or of their own, finds silent and no alarm of it stands for. Of several rules the
 * first by its code.
 */
const SILENT = `WITH rule AS (
    SELECT * FROM jsonb_to_recordset($1)
      AS r(id uuid, area text, code text, device uuid, kind text, minutes float8, active boolean)
  ), chosen AS (
    SELECT DISTINCT ON (d.id) d.id, r.id AS rule_id FROM rule r
    JOIN device d ON d.kind = r.kind AND d.state = 'ACTIVE'
      AND d.silent_from < $2::timestamptz - r.minutes * interval '1 minute'
      AND starts_with(d.area_code, r.area) AND (r.device IS NULL OR r.device = d.id)
    WHERE r.active
      AND (r.device IS NOT NULL OR NOT EXISTS (SELECT FROM rule o
        WHERE o.device = d.id AND o.code = r.code AND o.area = r.area))
      AND NOT EXISTS (SELECT FROM device_alarm a WHERE a.device_id = d.id AND a.condition = 'SILENT'
        AND a.settled_at IS NULL AND a.cleared_at IS NULL)
    ORDER BY d.id, r.code
  )
  SELECT d.*, c.rule_id FROM chosen c JOIN device d ON d.id = c.id
  ORDER BY d.id LIMIT $3 FOR UPDATE OF d SKIP LOCKED`;

async function openMaintenance(
  uow: UnitOfWork,
  actor: Actor,
  device: Device,
  rule: DeviceRule,
): Promise<void> {
  const { silentFrom: since } = device;
  const oldest = new Date(uow.now.getTime() - 6 * 86_400_000);
  const event = await bringDeviceMatter(uow, actor, device, rule, {
    title: titleOfSilence(device),
    description: descriptionOfSilence(device, rule, since),
    began: since,
    observedAt: since > oldest ? since : uow.now,
  });
  await keepAlarm(uow, {
    ...{ deviceId: device.id, eventId: event.id },
    ...alarmOf(rule),
    ...{ beganAt: since, beganValue: null, raisedAt: uow.now, raisedValue: null },
  });
  await giveToOwner(uow, actor, device, event);
  const { areaCode } = event;
  await notify(uow, DEVICE_SILENT, {
    to: { organizationId: device.ownerOrganizationId },
    about: { type: 'GovEvent', id: event.id, areaCode },
    values: { device: device.number, number: event.number, since: wallClock(since) },
  });
}

/**
 * Maintenance has one owner, who is known: it is accepted and dispatched at once. Where the owner takes no orders, or
 * may not get such a matter, it waits for the dispatching centre as every matter does.
 */
async function giveToOwner(
  uow: UnitOfWork,
  actor: Actor,
  { ownerOrganizationId: leadOrganizationId }: Device,
  event: GovEvent,
): Promise<void> {
  const { saidCategoryCode } = event;
  if (saidCategoryCode === null) return;
  const accepted = await followStep(
    uow,
    EVENT_WORKFLOW,
    actor,
    event,
    { action: 'accept' },
    async () => {
      event.categoryCode = saidCategoryCode;
      event.acceptedAt = uow.now;
      await startEventClock(event, uow);
      return ok();
    },
  );
  if (!accepted.ok) return;
  await followStep(uow, EVENT_WORKFLOW, actor, event, { action: 'dispatch' }, () =>
    placeOrder(event, uow, { leadOrganizationId }),
  );
}

export const silentDevices = defineJob({
  name: 'silent-devices',
  description: 'Opens a matter of maintenance for devices that have been silent too long.',
  schedule: '*/5 * * * *',
  rows: 'WHOLE',
  limits: { longestRun: 240 },
  run: (context) => findSilentDevices(context),
});
