import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { Grid } from '../../domain/grid/grid.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { lockByCode } from './lock-by-code';

export interface EditGridInput {
  readonly code: string;
  readonly seenVersion?: number | null;
  /** What is left out stays; null empties. */
  readonly partyBranchId?: string | null;
  readonly noticeArea?: string | null;
  readonly workPhone?: string | null;
  readonly supervisionPhone?: string | null;
}

/** Changes what a grid tells the public, and its party branch. */
export async function editGrid(useCase: UseCase, input: EditGridInput): Promise<Result<Grid>> {
  const { actor, clock, database } = useCase;
  const { code, seenVersion: _, ...changes } = input;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'grid.edit', { areaCode: code });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ noticeArea: input.noticeArea });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const grid = await lockByCode(uow, Grid, code);
    if (!grid) return refuse('NOT_FOUND', { path: ['input', 'code'], type: 'Grid', id: code });
    const current = checkSeenVersion(input, grid);
    if (!current.ok) return current;
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    Object.assign(grid, Object.fromEntries(given));
    touch(grid, uow.now);
    await uow.manager.save(grid);
    uow.changes.push({ type: 'Grid', id: grid.code, action: 'edit', areaCode: grid.code });
    return ok(grid);
  });
}
