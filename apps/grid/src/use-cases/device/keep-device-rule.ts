import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import {
  addDays,
  localDateOf,
  newId,
  ok,
  parseLocalDate,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { EventCategory } from '../../domain/category/event-category.entity';
import type { DeviceCondition, DeviceKind } from '../../domain/device/device.codes';
import { Device } from '../../domain/device/device.entity';
import { DEVICE_PERMISSIONS } from '../../domain/device/device.permissions';
import { DeviceRule } from '../../domain/device/device-rule.entity';
import { checkLevels } from '../../domain/device/device-rule.rules';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import { checkLeaf } from '../../domain/event/event.rules';

export interface KeepDeviceRuleInput {
  readonly clientMutationId?: string | null;
  /** The version it replaces. */
  readonly seenVersion?: number | null;
  readonly areaCode: string;
  readonly code: string;
  readonly deviceId?: string | null;
  readonly kind: DeviceKind;
  readonly condition: DeviceCondition;
  readonly threshold: number;
  readonly clearLevel?: number | null;
  readonly holdMinutes: number;
  readonly categoryCode: string;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  readonly active: boolean;
  readonly validFrom: string;
  readonly validTo?: string | null;
  readonly basis: string;
}

/**
 * Publishes the next version of a threshold (发布阈值规则); the one before ends the day before. Readings stay judged by the
 * version of their day. Answers DEVICE_RULE_LEVELS, DEVICE_RULE_DATES, DEVICE_RULE_OTHER, NOT_A_LEAF, UNKNOWN_AREA,
 * NOT_FOUND of the device, PERSONAL_DATA_IN_TEXT or CONFLICT.
 */
export async function keepDeviceRule(
  { actor, clock, database }: UseCase,
  input: KeepDeviceRuleInput,
): Promise<Result<DeviceRule>> {
  const { areaCode, basis } = input;
  const allowed = authorise(actor, DEVICE_PERMISSIONS, 'deviceRule.keep', { areaCode });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ basis });
  if (!clean.ok) return clean;
  const levels = checkLevels({ ...input, clearLevel: input.clearLevel ?? null });
  if (!levels.ok) return levels;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  const request = { subject, key, operation: 'keepDeviceRule', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => publish(uow, input),
      (id) => uow.manager.findOneBy(DeviceRule, { id }),
    ),
  );
}

async function publish(uow: UnitOfWork, input: KeepDeviceRuleInput): Promise<Result<DeviceRule>> {
  const { manager, now } = uow;
  const { areaCode, code, kind, condition, categoryCode } = input;
  const deviceId = input.deviceId ?? null;
  const dates = datesOf(input, localDateOf(now));
  if (!dates.ok) return dates;
  // The area is locked: two first versions have no version to lock.
  const area = await manager.findOne(Area, {
    where: { code: areaCode, validTo: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (area?.kind !== 'DISTRICT')
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const leaf = checkLeaf(
    await manager.findOneBy(EventCategory, { code: categoryCode }),
    categoryCode,
  );
  if (!leaf.ok) return leaf;
  const siblings = await manager.find(DeviceRule, {
    where: { areaCode, code },
    order: { ruleVersion: 'DESC' },
    take: 1_000,
  });
  const fits = await checkSame(uow, input, siblings);
  if (!fits.ok) return fits;
  const versions = siblings.filter((each) => each.deviceId === deviceId);
  const last = versions[0] ?? null;
  const seen = checkSeenVersion(input, { version: last?.ruleVersion ?? 0 });
  if (!seen.ok) return seen;
  const { from, to } = dates.value;
  for (const each of versions)
    if (each.validTo === null || each.validTo >= from) {
      const end = addDays(from, -1);
      each.validTo = end < each.validFrom ? addDays(each.validFrom, -1) : end;
      await manager.save(each);
    }
  const { threshold, holdMinutes, nature, urgency, active, basis } = input;
  const rule: DeviceRule = {
    ...{ id: newId(now), areaCode, code, deviceId, ruleVersion: (last?.ruleVersion ?? 0) + 1 },
    ...{ kind, condition, threshold, clearLevel: input.clearLevel ?? null, holdMinutes },
    ...{ categoryCode, nature, urgency, active, basis },
    ...{ validFrom: from, validTo: to, publishedAt: now },
  };
  await manager.insert(DeviceRule, rule);
  uow.changes.push({ type: 'DeviceRule', id: rule.id, action: 'publish', areaCode });
  return ok(rule);
}

function datesOf(
  { validFrom, validTo }: KeepDeviceRuleInput,
  today: LocalDate,
): Result<{ readonly from: LocalDate; readonly to: LocalDate | null }> {
  const from = parseLocalDate(validFrom, ['input', 'validFrom']);
  if (!from.ok) return from;
  if (from.value < today)
    return refuse('DEVICE_RULE_DATES', { path: ['input', 'validFrom'], today });
  if (!validTo) return ok({ from: from.value, to: null });
  const to = parseLocalDate(validTo, ['input', 'validTo']);
  if (!to.ok) return to;
  return to.value < from.value
    ? refuse('DEVICE_RULE_DATES', { path: ['input', 'validTo'], today })
    : ok({ from: from.value, to: to.value });
}

/** Of one code all versions, and what stands in their place for a device, look at the same thing. */
async function checkSame(
  uow: UnitOfWork,
  { areaCode, code, kind, condition, deviceId }: KeepDeviceRuleInput,
  siblings: readonly DeviceRule[],
): Promise<Result<void>> {
  const other = siblings.find((each) => each.kind !== kind || each.condition !== condition);
  if (other)
    return refuse('DEVICE_RULE_OTHER', {
      ...{ path: ['input', 'code'], code, kind: other.kind, condition: other.condition },
    });
  if (!deviceId) return ok();
  const device = await uow.manager.findOneBy(Device, { id: deviceId });
  const path = ['input', 'deviceId'];
  if (!device?.areaCode.startsWith(areaCode))
    return refuse('NOT_FOUND', { path, type: 'Device', id: deviceId });
  return device.kind === kind
    ? ok()
    : refuse('DEVICE_RULE_OTHER', { path, code, kind: device.kind, condition });
}
