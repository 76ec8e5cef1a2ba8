import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { CenterFunction } from '../../domain/command-center/command-center.definitions';
import { COMMAND_CENTER_PERMISSIONS } from '../../domain/command-center/command-center.definitions';
import { CommandCenter } from '../../domain/command-center/command-center.entity';

export interface KeepCenterInput {
  readonly areaCode: string;
  readonly organizationId: string;
  readonly functions: readonly CenterFunction[];
  readonly seenVersion?: number | null;
}

/**
 * Opens the command centre of an area, or says anew who runs it and what it does (设立、变更指挥中心). Asked twice, it stands once.
 * Answers FORBIDDEN, UNKNOWN_AREA, CENTER_PLACE, CONFLICT.
 */
export async function keepCenter(
  { actor, clock, database }: UseCase,
  input: KeepCenterInput,
): Promise<Result<CommandCenter>> {
  const code = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const areaCode = code.value;
  const action = 'commandCenter.keep';
  const allowed = authorise(actor, COMMAND_CENTER_PERMISSIONS, action, { areaCode });
  if (!allowed.ok) return allowed;
  const path = ['input', 'areaCode'];
  if (![4, 6, 9].includes(areaCode.length)) return refuse('CENTER_PLACE', { path, areaCode });
  return inTransaction(database, clock, async (uow) => {
    // The area is locked: two first centres have no centre to lock.
    const area = await uow.manager.findOne(Area, {
      where: { code: areaCode, validTo: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (!area) return refuse('UNKNOWN_AREA', { path, value: areaCode });
    const before = await uow.manager.findOneBy(CommandCenter, { areaCode });
    return before ? change(uow, before, input) : open(uow, input);
  });
}

async function open(
  uow: UnitOfWork,
  { areaCode, organizationId, functions }: KeepCenterInput,
): Promise<Result<CommandCenter>> {
  const center = uow.manager.create(CommandCenter, {
    ...{ ...created(uow.now), id: newId(uow.now), areaCode, organizationId },
    functions: [...new Set(functions)],
  });
  await uow.manager.insert(CommandCenter, center);
  uow.changes.push({ type: 'CommandCenter', id: center.id, action: 'open', areaCode });
  return ok(center);
}

async function change(
  uow: UnitOfWork,
  center: CommandCenter,
  input: KeepCenterInput,
): Promise<Result<CommandCenter>> {
  const current = checkSeenVersion(input, center);
  if (!current.ok) return current;
  const { organizationId, functions } = input;
  Object.assign(center, { organizationId, functions: [...new Set(functions)] });
  touch(center, uow.now);
  await uow.manager.save(center);
  const { id, areaCode } = center;
  uow.changes.push({ type: 'CommandCenter', id, action: 'change', areaCode });
  return ok(center);
}
