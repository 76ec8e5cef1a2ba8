import { authorise, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { created, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { Grid } from '../../domain/grid/grid.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { openArea } from './open-area';

export interface OpenGridInput {
  /** The code names the community and the type: C comprehensive, D dedicated. */
  readonly code: string;
  readonly name: string;
  readonly placeName?: string | null;
  readonly partyBranchId?: string | null;
}

/** Opens a grid in a community (设立网格). The code makes it one thing: opened twice, it is refused. */
export async function openGrid(useCase: UseCase, input: OpenGridInput): Promise<Result<Grid>> {
  const { actor, clock, database } = useCase;
  const { name, placeName = null } = input;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'grid.open', { areaCode: input.code });
  if (!allowed.ok && hasRole(actor, 'DEPARTMENT_OFFICER', 'ENFORCEMENT_OFFICER'))
    return refuse('SECOND_GRID_LAYER');
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ name, placeName });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const code = await openArea(uow, { code: input.code, kind: 'GRID', name, households: 0 });
    if (!code.ok) return code;
    const grid = uow.manager.create(Grid, {
      ...created(uow.now),
      code: code.value,
      type: code.value.includes('C') ? 'COMPREHENSIVE' : 'DEDICATED',
      placeName,
      elements: [],
      partyBranchId: input.partyBranchId ?? null,
      noticeArea: null,
      workPhone: null,
      supervisionPhone: null,
    });
    await uow.manager.insert(Grid, grid);
    uow.changes.push({ type: 'Grid', id: grid.code, action: 'open', areaCode: grid.code });
    return ok(grid);
  });
}
