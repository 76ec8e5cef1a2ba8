import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { OLDEST_OBSERVATION_DAYS } from '../intake/intake.rules';
import type { DeviceKind, RefusedDeviceKind } from './device.codes';
import { DEVICE_KINDS, DEVICE_SCALES, REFUSED_DEVICE_KINDS } from './device.codes';
import type { Device } from './device.entity';

/** Readings of one call. */
export const MOST_READINGS = 1_000;
/** Raw readings are kept this long; their hours stay. */
export const READING_DAYS = 90;
/** How far the clock of a device may be ahead: a reading from further ahead is a fault. */
const AHEAD = 300_000;
const DAY = 86_400_000;
/** A grid has 16 digits, a micro-grid 20. */
const AREA_DIGITS = [16, 20];

/** The kind, or why a device of it is not entered. Answers DEVICE_WATCHES_PEOPLE or DEVICE_KIND_UNKNOWN. */
export function checkKind(kind: string): Result<DeviceKind> {
  const path = ['input', 'kind'];
  if (REFUSED_DEVICE_KINDS.codes.includes(kind as RefusedDeviceKind)) {
    const { en, zh } = REFUSED_DEVICE_KINDS.labels[kind as RefusedDeviceKind];
    return refuse('DEVICE_WATCHES_PEOPLE', { path, kind, why: en, whyZh: zh });
  }
  return DEVICE_KINDS.codes.includes(kind as DeviceKind)
    ? ok(kind as DeviceKind)
    : refuse('DEVICE_KIND_UNKNOWN', {
        path,
        kind: kind.slice(0, 40),
        known: DEVICE_KINDS.codes.join(', '),
      });
}

export function checkDeviceArea(areaCode: string): Result<void> {
  return AREA_DIGITS.includes(areaCode.length)
    ? ok()
    : refuse('DEVICE_AREA_TOO_WIDE', { path: ['input', 'areaCode'], areaCode });
}

export interface GivenReading {
  /** The number of the device in its system. */
  readonly device: string;
  readonly observedAt: Date;
  readonly value: number;
}

/**
 * Whether a reading can be believed: its device is in use, its time is neither ahead nor a week ago, its value is one
 * the kind can have. Answers DEVICE_UNKNOWN, DEVICE_RESTS, READING_TIME or READING_VALUE.
 */
export function checkReading(
  { device: number, observedAt, value }: GivenReading,
  device: Pick<Device, 'kind' | 'state'> | undefined,
  now: Date,
  place: readonly string[],
): Result<void> {
  if (!device)
    return refuse('DEVICE_UNKNOWN', { path: [...place, 'device'], number: number.slice(0, 64) });
  if (device.state !== 'ACTIVE')
    return refuse('DEVICE_RESTS', { path: [...place, 'device'], number, state: device.state });
  const age = now.getTime() - observedAt.getTime();
  if (!(age >= -AHEAD && age <= OLDEST_OBSERVATION_DAYS * DAY))
    return refuse('READING_TIME', {
      path: [...place, 'observedAt'],
      days: OLDEST_OBSERVATION_DAYS,
    });
  const { least, most, unit } = DEVICE_SCALES[device.kind];
  return value >= least && value <= most
    ? ok()
    : refuse('READING_VALUE', { path: [...place, 'value'], least, most, unit });
}
