import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, parseAreaCode } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { GridSizeDecision } from '../../domain/size/grid-size-decision.entity';
import type { SizeProposal } from '../../domain/size/size.rules';
import { proposalFor } from '../../domain/size/size.rules';
import { gridLoads, sizeLimits } from './grid-loads';

export interface ProposalOf extends SizeProposal {
  readonly gridCode: string;
}

/**
 * What size and load of the grids of an area suggest (规模评估), each with its figures and thresholds; by code. For
 * those who may see the board: the figures are counts of the same events. Nothing is done by it.
 */
export async function proposeGridSizes(
  { actor, clock, database }: UseCase,
  within: string,
): Promise<Result<ProposalOf[]>> {
  const code = parseAreaCode(within, ['within']);
  if (!code.ok) return code;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'board.read', { areaCode: code.value });
  if (!allowed.ok) return allowed;
  const limits = await sizeLimits(database.manager);
  const loads = await gridLoads(database.whole, code.value, clock.now());
  const proposals = [...loads].flatMap(([gridCode, load]) => {
    const proposal = proposalFor(load, limits);
    return proposal ? [{ gridCode, ...proposal }] : [];
  });
  return ok(proposals.sort((one, other) => (one.gridCode < other.gridCode ? -1 : 1)));
}

/** What was decided about a grid before, the latest first. */
export const DECISIONS_OF_GRID: ListOf<GridSizeDecision> = {
  entity: GridSizeDecision,
  on: sql`t.grid_code = p.key`,
  orderBy: 'decidedAt',
  direction: 'DESC',
};
