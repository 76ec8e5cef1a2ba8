import { DEVICE_CONDITIONS, DEVICE_KINDS, DEVICE_SCALES } from '../../domain/device/device.codes';
import type { Device } from '../../domain/device/device.entity';
import type { DeviceRule } from '../../domain/device/device-rule.entity';
import { wallClock } from '../../domain/wall-clock';

type Rule = Pick<DeviceRule, 'kind' | 'condition'>;

function shown(value: number, { kind, condition }: Rule): string {
  const rounded = Math.round(value * 1_000) / 1_000;
  return `${rounded} ${DEVICE_SCALES[kind].unit}${condition === 'RATE' ? '/h' : ''}`;
}

/** What the event of a crossing is called. */
export function titleOfCrossing({ kind, place }: Device, rule: DeviceRule, value: number): string {
  const condition = DEVICE_CONDITIONS.labels[rule.condition].zh;
  return `${place}${DEVICE_KINDS.labels[kind].zh} ${shown(value, rule)}，${condition} ${shown(rule.threshold, rule)}`;
}

/** By which version of which rule, and by what readings. */
export function descriptionOfCrossing(
  { systemCode, number }: Device,
  rule: DeviceRule,
  began: { readonly since: string; readonly value: number },
  at: Date,
): string {
  const { code, ruleVersion, holdMinutes, basis } = rule;
  const since = wallClock(new Date(began.since));
  return (
    `设备 ${systemCode}/${number}；规则 ${code} 第 ${ruleVersion} 版（${basis}）；` +
    `${since} 起 ${shown(began.value, rule)}，至 ${wallClock(at)} 已满 ${holdMinutes} 分钟。`
  );
}

export function titleOfSilence({ kind, place }: Device): string {
  return `${place}${DEVICE_KINDS.labels[kind].zh}设备无数据，需检修`;
}

export function descriptionOfSilence(
  { systemCode, number }: Device,
  rule: DeviceRule,
  since: Date,
) {
  const { code, ruleVersion, threshold, basis } = rule;
  return (
    `设备 ${systemCode}/${number}；规则 ${code} 第 ${ruleVersion} 版（${basis}）；` +
    `自 ${wallClock(since)} 起无数据，已逾 ${threshold} 分钟。`
  );
}

/** For the history of the event: what the device says now. */
export function noteOnClear(rule: Rule | null, at: Date, value: number | null): string {
  return rule === null || value === null
    ? `${wallClock(at)} 恢复上报数据`
    : `${wallClock(at)} 读数 ${shown(value, rule)}`;
}
