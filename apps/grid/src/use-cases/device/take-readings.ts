import { authorise } from '@gezhi/identity';
import type { Refusal, Result } from '@gezhi/kernel';
import { ok, refusal } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { hydrate, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { Device } from '../../domain/device/device.entity';
import type { GivenReading } from '../../domain/device/device.rules';
import { checkReading } from '../../domain/device/device.rules';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { INTAKE_PERMISSIONS } from '../../domain/intake/intake.permissions';
import { checkSystem } from '../../domain/intake/intake.rules';
import type { FreshReading } from './judge-readings';
import { judgeReadings } from './judge-readings';

export interface TakeReadingsInput {
  readonly externalSystem: string;
  readonly items: readonly GivenReading[];
}

/** What became of readings that came in together. */
export interface TakenReadings {
  readonly stored: number;
  /** Stored before with the same value. */
  readonly repeated: number;
  /** Events that were opened by them. */
  readonly opened: number;
  readonly problems: readonly { readonly index: number; readonly refusal: Refusal }[];
}

/** One reading that can be believed, by its place in the input. */
interface Sound extends FreshReading {
  readonly index: number;
}

/**
 * Takes readings of devices in (接收读数), in any order and as often as they are sent: a reading is known by its device
 * and its moment. One that is refused loses none of the others. What crosses a threshold opens an event in the same
 * transaction; calls for the same device wait for each other. Answers FORBIDDEN, EXTERNAL_SYSTEM_UNKNOWN or
 * EXTERNAL_SOURCE; for an item DEVICE_UNKNOWN, DEVICE_RESTS, READING_TIME, READING_VALUE or READING_CONFLICT.
 */
export async function takeReadings(
  { actor, clock, database }: UseCase,
  { externalSystem: code, items }: TakeReadingsInput,
): Promise<Result<TakenReadings>> {
  const allowed = authorise(actor, INTAKE_PERMISSIONS, 'intake.report');
  if (!allowed.ok) return allowed;
  return inTransaction(database, clock, async (uow) => {
    const system = await uow.manager.findOneBy(ExternalSystem, { code });
    const { subject } = actor;
    const known = checkSystem(system, { code: code.slice(0, 40), subject, source: 'IOT' });
    if (!known.ok || !system) return known as Result<never>;
    return uow.beyondSight(async () => {
      const devices = await lockDevices(uow, code, items);
      const { sound, problems } = sift(items, devices, uow.now);
      const fresh = await store(uow, sound);
      const conflicts = await conflictsAmong(uow, sound, fresh);
      const heard = new Set(sound.map(({ device }) => device));
      const opened = await judgeReadings(uow, actor, [...heard], [...fresh]);
      if (fresh.size > 0)
        uow.changes.push({
          ...{ type: 'ExternalSystem', id: system.id, action: `bring ${fresh.size} readings` },
        });
      return ok({
        ...{ stored: fresh.size, opened },
        repeated: sound.length - fresh.size - conflicts.length,
        problems: [...problems, ...conflicts].sort((one, other) => one.index - other.index),
      });
    });
  });
}

/** Always in the order of their keys: two calls never wait for each other in a circle. */
async function lockDevices(
  { manager }: UnitOfWork,
  system: string,
  items: readonly GivenReading[],
): Promise<Map<string, Device>> {
  const numbers = [...new Set(items.map(({ device }) => device))];
  const rows = await manager.query<Record<string, unknown>[]>(
    `SELECT * FROM device WHERE system_code = $1 AND number = ANY ($2::text[]) ORDER BY id FOR UPDATE`,
    [system, numbers.filter((number) => !number.includes('\0'))],
  );
  return new Map(hydrate(manager, Device, rows).map((device) => [device.number, device]));
}

function sift(
  items: readonly GivenReading[],
  devices: ReadonlyMap<string, Device>,
  now: Date,
): { readonly sound: readonly Sound[]; readonly problems: TakenReadings['problems'] } {
  const sound: Sound[] = [];
  const problems: { index: number; refusal: Refusal }[] = [];
  for (const [index, item] of items.entries()) {
    const device = devices.get(item.device);
    const checked = checkReading(item, device, now, placeOf(index));
    if (!checked.ok) problems.push({ index, refusal: checked.refusal });
    else if (device) sound.push({ index, device, at: item.observedAt, value: item.value });
  }
  return { sound, problems };
}

const keyOf = ({ device, at }: FreshReading) => `${device.id}/${at.getTime()}`;

/**
 * Stores those that are new, and counts them into their hours: one statement. Answers the new ones, the first of each
 * device and moment.
 */
async function store(uow: UnitOfWork, sound: readonly Sound[]): Promise<ReadonlySet<Sound>> {
  if (sound.length === 0) return new Set();
  const firsts = new Map<string, Sound>();
  for (const each of sound) if (!firsts.has(keyOf(each))) firsts.set(keyOf(each), each);
  const given = [...firsts.values()];
  const times = given.map(({ at }) => at);
  const [first, last] = [earliest(times), latest(times)];
  await uow.manager.query('SELECT keep_reading_month($1), keep_reading_month($2)', [first, last]);
  const rows = await uow.manager.query<{ device_id: string; observed_at: Date }[]>(STORE, [
    given.map(({ device }) => device.id),
    times,
    given.map(({ value }) => value),
    uow.now,
  ]);
  return new Set(
    rows.flatMap(({ device_id, observed_at }) => {
      const each = firsts.get(`${device_id}/${observed_at.getTime()}`);
      return each ? [each] : [];
    }),
  );
}

const STORE = `WITH fresh AS (
    INSERT INTO device_reading (device_id, observed_at, value, received_at)
    SELECT g.device_id, g.observed_at, g.value, $4
    FROM unnest($1::uuid[], $2::timestamptz[], $3::float8[]) AS g(device_id, observed_at, value)
    ON CONFLICT (device_id, observed_at) DO NOTHING RETURNING device_id, observed_at, value
  ), hours AS (
    INSERT INTO device_hour AS h (device_id, hour, readings, lowest, highest, total)
    SELECT device_id, date_trunc('hour', observed_at), count(*), min(value), max(value), sum(value)
    FROM fresh GROUP BY 1, 2
    ON CONFLICT (device_id, hour) DO UPDATE SET readings = h.readings + excluded.readings,
      lowest = least(h.lowest, excluded.lowest), highest = greatest(h.highest, excluded.highest),
      total = h.total + excluded.total
  )
  SELECT device_id, observed_at FROM fresh`;

/** Those that say something else than what is stored. Nothing is asked where all were new. */
async function conflictsAmong(
  { manager }: UnitOfWork,
  sound: readonly Sound[],
  fresh: ReadonlySet<Sound>,
): Promise<TakenReadings['problems']> {
  const doubtful = sound.filter((each) => !fresh.has(each));
  if (doubtful.length === 0) return [];
  const rows = await manager.query<{ place: number }[]>(
    `SELECT g.place::int - 1 AS place FROM unnest($1::uuid[], $2::timestamptz[], $3::float8[])
       WITH ORDINALITY AS g(device_id, observed_at, value, place)
     JOIN device_reading r ON r.device_id = g.device_id AND r.observed_at = g.observed_at
     WHERE r.value <> g.value AND r.observed_at BETWEEN $4 AND $5`,
    [
      doubtful.map(({ device }) => device.id),
      doubtful.map(({ at }) => at),
      doubtful.map(({ value }) => value),
      earliest(doubtful.map(({ at }) => at)),
      latest(doubtful.map(({ at }) => at)),
    ],
  );
  return rows.flatMap(({ place }) => {
    const each = doubtful[place];
    if (!each) return [];
    const { index, device } = each;
    const path = [...placeOf(index), 'value'];
    return [{ index, refusal: refusal('READING_CONFLICT', { path, number: device.number }) }];
  });
}

const placeOf = (index: number) => ['input', 'items', String(index)];
const earliest = (times: readonly Date[]) => new Date(Math.min(...times.map(Number)));
const latest = (times: readonly Date[]) => new Date(Math.max(...times.map(Number)));
