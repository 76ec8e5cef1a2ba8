import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once, touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { beginLife, checkSeenVersion, recordStep, takeStep } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { DeviceKind } from '../../domain/device/device.codes';
import { Device } from '../../domain/device/device.entity';
import { DEVICE_PERMISSIONS } from '../../domain/device/device.permissions';
import { checkDeviceArea, checkKind } from '../../domain/device/device.rules';
import type { DeviceAction } from '../../domain/device/device.states';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { DEVICE_WORKFLOW, seesDevice } from './device-workflow';

export interface KeepDeviceInput {
  readonly clientMutationId?: string | null;
  readonly seenVersion?: number | null;
  readonly externalSystem: string;
  readonly number: string;
  /** As it was given: what watches people is refused with a reason. */
  readonly kind: string;
  readonly ownerOrganizationId: string;
  readonly areaCode: string;
  readonly place: string;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
}

/**
 * Enters a device, or changes what is known of it (登记物联设备). Its system, number and kind never change. Answers
 * DEVICE_WATCHES_PEOPLE, DEVICE_KIND_UNKNOWN, DEVICE_AREA_TOO_WIDE, UNKNOWN_AREA, DEVICE_SYSTEM_UNKNOWN,
 * DEVICE_NUMBER_TAKEN, DEVICE_RETIRED, PERSONAL_DATA_IN_TEXT or CONFLICT.
 */
export async function keepDevice(
  useCase: UseCase,
  input: KeepDeviceInput,
): Promise<Result<Device>> {
  const { actor, clock, database } = useCase;
  const { areaCode, ownerOrganizationId: organizationId, number, place } = input;
  const code = parseAreaCode(areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const target = { areaCode, organizationId };
  const allowed = authorise(actor, DEVICE_PERMISSIONS, 'device.keep', target);
  if (!allowed.ok) return allowed;
  const kind = checkKind(input.kind);
  if (!kind.ok) return kind;
  const narrow = checkDeviceArea(areaCode);
  if (!narrow.ok) return narrow;
  const clean = withoutPersonalData({ number, place });
  if (!clean.ok) return clean;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  const request = { subject, key, operation: 'keepDevice', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => keep(uow, useCase, input, kind.value),
      (id) => uow.manager.findOneBy(Device, { id }),
    ),
  );
}

async function keep(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: KeepDeviceInput,
  kind: DeviceKind,
): Promise<Result<Device>> {
  const { externalSystem: systemCode, number, areaCode } = input;
  const { manager, now } = uow;
  const system = await manager.findOneBy(ExternalSystem, { code: systemCode });
  if (!system?.sources.includes('IOT')) {
    const path = ['input', 'externalSystem'];
    return refuse('DEVICE_SYSTEM_UNKNOWN', { path, system: systemCode.slice(0, 40) });
  }
  if (!(await manager.existsBy(Area, { code: areaCode, validTo: IsNull() })))
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify(['device', systemCode, number]),
  ]);
  const before = await uow.beyondSight(() =>
    manager.findOne(Device, {
      where: { systemCode, number },
      lock: { mode: 'pessimistic_write' },
    }),
  );
  const said = saidOf(input);
  if (!before) {
    const device = manager.create(Device, {
      ...created(now),
      ...{ id: newId(now), systemCode, number, kind, state: 'ACTIVE' },
      ...said,
      ...{ lastHeardAt: null, silentFrom: now, lastObservedAt: null, lastValue: null, watch: {} },
    });
    return ok(await beginLife(uow, DEVICE_WORKFLOW, actor, device, 'register'));
  }
  // One of another place or owner is not taken over by whoever knows its number.
  if (before.kind !== kind || !seesDevice(actor, before))
    return refuse('DEVICE_NUMBER_TAKEN', {
      ...{ path: ['input', 'number'], system: systemCode, number },
    });
  const { areaCode: from, ownerOrganizationId: organizationId } = before;
  const target = { areaCode: from, organizationId };
  const allowed = authorise(actor, DEVICE_PERMISSIONS, 'device.keep', target);
  if (!allowed.ok) return allowed;
  const seen = checkSeenVersion(input, before);
  if (!seen.ok) return seen;
  if (before.state === 'RETIRED')
    return refuse('DEVICE_RETIRED', { path: ['input', 'number'], number });
  Object.assign(before, said);
  touch(before, now);
  await manager.save(before);
  const step = { action: 'change', fromState: before.state };
  await recordStep(uow, DEVICE_WORKFLOW, actor, before, step);
  return ok(before);
}

function saidOf({ ownerOrganizationId, areaCode, place, longitude, latitude }: KeepDeviceInput) {
  const located = typeof longitude === 'number' && typeof latitude === 'number';
  return {
    ...{ ownerOrganizationId, areaCode, place },
    longitude: located ? longitude : null,
    latitude: located ? latitude : null,
  };
}

/** Suspends a device, puts it in use again or retires it (停用、恢复、退役). */
export function moveDevice(
  useCase: UseCase,
  action: DeviceAction,
  input: StepInput,
): Promise<Result<Device>> {
  return takeStep(useCase, DEVICE_WORKFLOW, action, input, (device, { now }) => {
    // Nobody expects data of a device that rests, and what it measured before says nothing about after.
    device.silentFrom = now;
    device.watch = {};
    return ok();
  });
}
