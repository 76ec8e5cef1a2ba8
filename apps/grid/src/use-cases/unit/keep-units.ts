import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, ok, parseAreaCode, refuse } from '@gezhi/kernel';
import { created, inTransaction, lockById, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import { HandlingUnit } from '../../domain/unit/handling-unit.entity';

export interface RegisterUnitInput {
  readonly clientMutationId?: string | null;
  readonly organizationId: string;
  readonly areaCode: string;
  readonly departmentCode: string;
}

/** Enters an organisation that takes orders (登记承办单位), or lets one that was closed take them again. */
export async function registerUnit(
  { actor, clock, database }: UseCase,
  input: RegisterUnitInput,
): Promise<Result<HandlingUnit>> {
  const { organizationId: id, departmentCode } = input;
  const code = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const areaCode = code.value;
  const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'unit.register', { areaCode });
  if (!allowed.ok) return allowed;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'registerHandlingUnit',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      async () => {
        const { manager, now } = uow;
        const known = await manager.existsBy(Area, { code: areaCode, validTo: IsNull() });
        if (!known || areaCode.length > 12)
          return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
        const before = await lockById(uow, HandlingUnit, id);
        const taken = await manager.findOneBy(HandlingUnit, {
          areaCode,
          departmentCode,
          closedOn: IsNull(),
        });
        if ((taken && taken.id !== id) || (before && before.closedOn === null))
          return refuse('UNIT_PLACE_TAKEN', { path: ['input'], areaCode, departmentCode });
        const unit = before ?? manager.create(HandlingUnit, { id, ...created(now) });
        if (before) {
          const moved = authorise(actor, DISPATCH_PERMISSIONS, 'unit.close', before);
          if (!moved.ok) return moved;
          touch(before, now);
        }
        Object.assign(unit, {
          areaCode,
          departmentCode,
          openedOn: localDateOf(now),
          closedOn: null,
        });
        await manager.save(unit);
        uow.changes.push({ type: 'HandlingUnit', id, action: 'register', areaCode });
        return ok(unit);
      },
      (key) => uow.manager.findOneBy(HandlingUnit, { id: key }),
    ),
  );
}

export interface CloseUnitInput {
  readonly id: string;
  readonly seenVersion?: number | null;
}

/** Takes an organisation off the register (停用承办单位): orders it has stay with it, new ones go elsewhere. */
export async function closeUnit(
  { actor, clock, database }: UseCase,
  input: CloseUnitInput,
): Promise<Result<HandlingUnit>> {
  const { id } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'HandlingUnit', id });
  if (!isId(id)) return unknown;
  return inTransaction(database, clock, async (uow) => {
    const unit = await lockById(uow, HandlingUnit, id);
    if (!unit || unit.closedOn !== null) return unknown;
    const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'unit.close', unit);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, unit);
    if (!current.ok) return current;
    unit.closedOn = localDateOf(uow.now);
    touch(unit, uow.now);
    await uow.manager.save(unit);
    uow.changes.push({ type: 'HandlingUnit', id, action: 'close', areaCode: unit.areaCode });
    return ok(unit);
  });
}
