import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { Area } from '../../domain/area/area.entity';
import { AREA_PERMISSIONS } from '../../domain/area/area.permissions';
import { lockByCode } from '../grid/lock-by-code';
import type { Amendment } from './note-version';
import { noteVersion } from './note-version';

export interface RenameAreaInput extends Amendment {
  readonly code: string;
  readonly name: string;
}

/** Names an area anew (更名), from today on; the old name stays in its history. */
export async function renameArea(useCase: UseCase, input: RenameAreaInput): Promise<Result<Area>> {
  const { actor, clock, database } = useCase;
  const { code, name, reason } = input;
  const allowed = authorise(actor, AREA_PERMISSIONS, 'area.rename', { areaCode: code });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ name, reason });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const area = await lockByCode(uow, Area, code);
    if (!area || area.validTo !== null)
      return refuse('NOT_FOUND', { path: ['input', 'code'], type: 'Area', id: code });
    await noteVersion(uow, area, input);
    area.name = name;
    await uow.manager.save(area);
    uow.changes.push({ type: 'Area', id: code, action: 'rename', areaCode: code });
    return ok(area);
  });
}
