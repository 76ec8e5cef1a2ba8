import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { In, Not } from 'typeorm';
import { Delegation } from '../../domain/delegation/delegation.entity';
import { checkPublication, overlap } from '../../domain/delegation/delegation.rules';
import { PowerItem } from '../../domain/power/power-item.entity';
import { DELEGATION_WORKFLOW } from './delegation-workflow';

/** Publishes a delegation (公布赋权): from its first day the organisation holds the power. */
export function publishDelegation(useCase: UseCase, input: StepInput): Promise<Result<Delegation>> {
  return takeStep(useCase, DELEGATION_WORKFLOW, 'publish', input, async (delegation, uow) => {
    const fit = checkPublication(delegation, localDateOf(uow.now));
    if (!fit.ok) return fit;
    const alone = await holdsAlone(uow, delegation);
    if (!alone.ok) return alone;
    delegation.publishedAt = uow.now;
    return ok();
  });
}

/** The item is locked first, so that two publications of it wait for each other. */
async function holdsAlone(uow: UnitOfWork, delegation: Delegation): Promise<Result<void>> {
  const { id, powerItemCode, toOrganizationId } = delegation;
  await uow.manager
    .createQueryBuilder(PowerItem, 'locked')
    .setLock('pessimistic_write')
    .where('locked.code = :code', { code: powerItemCode })
    .getOneOrFail();
  const others = await uow.manager.find(Delegation, {
    where: {
      id: Not(id),
      powerItemCode,
      toOrganizationId,
      state: In(['PUBLISHED', 'WITHDRAWN', 'EXPIRED']),
    },
    order: { effectiveFrom: 'ASC' },
    take: 1_000,
  });
  const other = others.find((each) => overlap(each, delegation));
  if (!other) return ok();
  const { effectiveFrom, effectiveTo } = other;
  return refuse('DELEGATION_OVERLAP', { powerItem: powerItemCode, effectiveFrom, effectiveTo });
}
