import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { ResourceKind } from '../../domain/emergency/emergency.codes';
import { EmergencyResource } from '../../domain/emergency/emergency-resource.entity';
import { EMERGENCY_PERMISSIONS } from '../../domain/emergency/emergency.permissions';

export interface AddResourceInput {
  readonly clientMutationId?: string | null;
  readonly areaCode: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly unit: string;
  readonly place: string;
  readonly quantity: number;
  readonly ownerOrganizationId: string;
}

/** Registers supplies or a team (登记应急资源). Answers FORBIDDEN, UNKNOWN_AREA, PERSONAL_DATA_IN_TEXT. */
export async function addResource(
  { actor, clock, database }: UseCase,
  input: AddResourceInput,
): Promise<Result<EmergencyResource>> {
  const area = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!area.ok) return area;
  const allowed = mayKeep(actor, area.value);
  if (!allowed.ok) return allowed;
  const { kind, name, unit, place, quantity, ownerOrganizationId } = input;
  const clean = withoutPersonalData({ name, unit, place });
  if (!clean.ok) return clean;
  const areaCode = area.value;
  const add = async (uow: UnitOfWork): Promise<Result<EmergencyResource>> => {
    if (!(await uow.manager.existsBy(Area, { code: areaCode, validTo: IsNull() })))
      return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
    const resource = uow.manager.create(EmergencyResource, {
      ...created(uow.now),
      ...{ id: newId(uow.now), areaCode, kind, name, unit, place, ownerOrganizationId },
      ...{ quantity, allotted: 0 },
    });
    await uow.manager.insert(EmergencyResource, resource);
    uow.changes.push({ type: 'EmergencyResource', id: resource.id, action: 'add', areaCode });
    return ok(resource);
  };
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      { subject, key, operation: 'addEmergencyResource', body: input },
      () => add(uow),
      (id) => uow.manager.findOneBy(EmergencyResource, { id }),
    ),
  );
}

export interface CountResourceInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly quantity: number;
  readonly place?: string | null;
}

/** Counts a resource anew (盘点), never below what is with incidents. Answers NOT_FOUND, FORBIDDEN, RESOURCE_OUT. */
export async function countResource(
  { actor, clock, database }: UseCase,
  input: CountResourceInput,
): Promise<Result<EmergencyResource>> {
  const { id, quantity, place } = input;
  const clean = withoutPersonalData({ place });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const resource = await lockById(uow, EmergencyResource, id);
    if (!resource)
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'EmergencyResource', id });
    const { areaCode, allotted } = resource;
    const allowed = mayKeep(actor, areaCode);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, resource);
    if (!current.ok) return current;
    if (quantity < allotted)
      return refuse('RESOURCE_OUT', { path: ['input', 'quantity'], allotted });
    Object.assign(resource, { quantity, place: place ?? resource.place });
    touch(resource, uow.now);
    await uow.manager.save(resource);
    uow.changes.push({ type: 'EmergencyResource', id, action: 'count', areaCode });
    return ok(resource);
  });
}

function mayKeep(actor: Actor, areaCode: string): Result<void> {
  return authorise(actor, EMERGENCY_PERMISSIONS, 'emergencyResource.keep', { areaCode });
}
