import { authorise } from '@gezhi/identity';
import type { AreaCode, Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { Area } from '../../domain/area/area.entity';
import { MicroGrid } from '../../domain/grid/micro-grid.entity';
import { sizeReasonFor } from '../../domain/grid/micro-grid.rules';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { lockByCode } from './lock-by-code';
import { addHouseholds } from './open-area';

export interface ResizeMicroGridInput {
  readonly code: string;
  readonly seenVersion?: number | null;
  readonly households: number;
  readonly sizeReason?: string | null;
}

/** Counts the households of a micro-grid anew. Outside 50 to 100 it needs a reason (rule G1). */
export async function resizeMicroGrid(
  useCase: UseCase,
  input: ResizeMicroGridInput,
): Promise<Result<MicroGrid>> {
  const { actor, clock, database } = useCase;
  const { code, households } = input;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'microGrid.resize', { areaCode: code });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ sizeReason: input.sizeReason });
  if (!clean.ok) return clean;
  const reason = sizeReasonFor(households, input.sizeReason);
  if (!reason.ok) return reason;
  return inTransaction(database, clock, async (uow) => {
    const microGrid = await lockByCode(uow, MicroGrid, code);
    const area = await uow.manager.findOneBy(Area, { code });
    if (!microGrid || !area)
      return refuse('NOT_FOUND', { path: ['input', 'code'], type: 'MicroGrid', id: code });
    const current = checkSeenVersion(input, microGrid);
    if (!current.ok) return current;
    await addHouseholds(uow, code as AreaCode, households - (area.households ?? 0));
    microGrid.sizeReason = reason.value;
    touch(microGrid, uow.now);
    await uow.manager.save(microGrid);
    uow.changes.push({ type: 'MicroGrid', id: code, action: 'resize', areaCode: code });
    return ok(microGrid);
  });
}
