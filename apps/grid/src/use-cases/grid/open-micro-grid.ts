import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import { created, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { MicroGrid } from '../../domain/grid/micro-grid.entity';
import { sizeReasonFor } from '../../domain/grid/micro-grid.rules';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { openArea } from './open-area';

export interface OpenMicroGridInput {
  /** The code names the grid. */
  readonly code: string;
  readonly name: string;
  readonly households: number;
  readonly sizeReason?: string | null;
  readonly volunteerRole?: string | null;
}

/** Opens a micro-grid in a grid (设立微网格). Outside 50 to 100 households it needs a reason (rule G1). */
export async function openMicroGrid(
  useCase: UseCase,
  input: OpenMicroGridInput,
): Promise<Result<MicroGrid>> {
  const { actor, clock, database } = useCase;
  const { code, name, households, volunteerRole = null } = input;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'microGrid.open', { areaCode: code });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ name, sizeReason: input.sizeReason, volunteerRole });
  if (!clean.ok) return clean;
  const reason = sizeReasonFor(households, input.sizeReason);
  if (!reason.ok) return reason;
  return inTransaction(database, clock, async (uow) => {
    const area = await openArea(uow, { code, kind: 'MICRO_GRID', name, households });
    if (!area.ok) return area;
    const microGrid = uow.manager.create(MicroGrid, {
      ...created(uow.now),
      code: area.value,
      sizeReason: reason.value,
      volunteerRole,
    });
    await uow.manager.insert(MicroGrid, microGrid);
    uow.changes.push({ type: 'MicroGrid', id: microGrid.code, action: 'open', areaCode: code });
    return ok(microGrid);
  });
}
