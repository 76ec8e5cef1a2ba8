import type { LocalDate, Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { Device } from './device.entity';
import type { DeviceRule } from './device-rule.entity';

/** A rule of silence waits at least this long: devices report every few minutes. */
export const SHORTEST_SILENCE = 5;

/** Whether a version holds on a day. */
export function holdsOn({ validFrom, validTo }: DeviceRule, date: LocalDate): boolean {
  return validFrom <= date && (validTo === null || validTo >= date);
}

/**
 * The rules a device is judged by on a day: of each code the version for the device itself, else the one for its kind;
 * none where that one is off. In the order of their codes.
 */
export function rulesFor(
  { id, kind, areaCode }: Pick<Device, 'id' | 'kind' | 'areaCode'>,
  rules: readonly DeviceRule[],
  date: LocalDate,
): DeviceRule[] {
  const district = areaCode.slice(0, 6);
  const chosen = new Map<string, DeviceRule>();
  for (const rule of rules) {
    if (rule.areaCode !== district || rule.kind !== kind || !holdsOn(rule, date)) continue;
    if (rule.deviceId !== null && rule.deviceId !== id) continue;
    const other = chosen.get(rule.code);
    if (!other || precedes(rule, other)) chosen.set(rule.code, rule);
  }
  return [...chosen.values()]
    .filter(({ active }) => active)
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

function precedes(rule: DeviceRule, other: DeviceRule): boolean {
  if ((rule.deviceId === null) !== (other.deviceId === null)) return rule.deviceId !== null;
  return rule.ruleVersion > other.ruleVersion;
}

/** Whether the levels of a rule make sense: it clears short of where it is crossed. */
export function checkLevels({
  condition,
  threshold,
  clearLevel,
  holdMinutes,
}: Pick<DeviceRule, 'condition' | 'threshold' | 'clearLevel' | 'holdMinutes'>): Result<void> {
  if (condition === 'SILENT') {
    if (clearLevel !== null) return levels('clearLevel');
    if (holdMinutes !== 0) return levels('holdMinutes');
    return threshold >= SHORTEST_SILENCE ? ok() : levels('threshold');
  }
  if (clearLevel === null) return levels('clearLevel');
  if (condition === 'RATE' && (threshold <= 0 || clearLevel < 0)) return levels('threshold');
  const short = condition === 'BELOW' ? clearLevel >= threshold : clearLevel <= threshold;
  return short ? ok() : levels('clearLevel');
}

function levels(field: string): Result<void> {
  return refuse('DEVICE_RULE_LEVELS', { path: ['input', field], minutes: SHORTEST_SILENCE });
}
