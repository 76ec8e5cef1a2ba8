import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { REDRAWING_PERMISSIONS } from '../../domain/redrawing/redrawing.permissions';
import { GridSizeDecision } from '../../domain/size/grid-size-decision.entity';
import type { SizeDecision, SizeProposalKind } from '../../domain/size/size.codes';
import { proposalFor } from '../../domain/size/size.rules';
import { gridLoads, sizeLimits } from './grid-loads';

export interface DecideGridSizeInput {
  readonly clientMutationId?: string | null;
  readonly gridCode: string;
  readonly kind: SizeProposalKind;
  readonly decision: SizeDecision;
  readonly reason: string;
}

/** Records what was decided about a proposal, with the figures of the moment. The re-drawing itself is an act of its own. */
export async function decideGridSize(
  { actor, clock, database }: UseCase,
  input: DecideGridSizeInput,
): Promise<Result<GridSizeDecision>> {
  const { gridCode, kind, decision, reason } = input;
  const allowed = authorise(actor, REDRAWING_PERMISSIONS, 'redrawing.plan', { areaCode: gridCode });
  if (!allowed.ok) return allowed;
  const clean = withoutPersonalData({ reason });
  if (!clean.ok) return clean;
  const key = input.clientMutationId ?? null;
  const request = { subject: actor.subject, key, operation: 'decideGridSize', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      async () => {
        const load = (
          await uow.beyondSight((manager) => gridLoads(manager, gridCode, uow.now))
        ).get(gridCode);
        const proposal = load ? proposalFor(load, await sizeLimits(uow.manager)) : null;
        if (!load || proposal?.kind !== kind)
          return refuse('NOT_PROPOSED', { path: ['input', 'kind'], gridCode });
        const made = uow.manager.create(GridSizeDecision, {
          ...{ id: newId(uow.now), gridCode, kind, decision, reason, figures: load },
          ...{ organizationId: actor.organizationId, decidedAt: uow.now },
        });
        await uow.manager.insert(GridSizeDecision, made as object);
        const change = { type: 'GridSizeDecision', id: made.id, action: 'decide' };
        uow.changes.push({ ...change, to: decision, areaCode: gridCode });
        return ok(made);
      },
      (id) => uow.manager.findOneBy(GridSizeDecision, { id }),
    ),
  );
}
