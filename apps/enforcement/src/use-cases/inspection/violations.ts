import type { UnitOfWork } from '@gezhi/persistence';
import { CorrectionOrder } from '../../domain/inspection/correction-order.entity';
import { Finding } from '../../domain/inspection/finding.entity';
import type { Inspection } from '../../domain/inspection/inspection.entity';

/** The violations found on a visit. */
export function violationsOf(uow: UnitOfWork, { id }: Inspection): Promise<Finding[]> {
  return uow.manager.find(Finding, {
    where: { inspectionId: id, result: 'VIOLATION' },
    order: { itemCode: 'ASC' },
    take: 1_000,
  });
}

/** The orders that followed a visit. */
export function ordersOf(uow: UnitOfWork, { id }: Inspection): Promise<CorrectionOrder[]> {
  return uow.manager.find(CorrectionOrder, {
    where: { inspectionId: id },
    order: { itemCode: 'ASC' },
    take: 1_000,
  });
}

/** The codes of violations that were not put right, or were never ordered to be. */
export async function violationsLeft(uow: UnitOfWork, inspection: Inspection): Promise<string[]> {
  const violations = await violationsOf(uow, inspection);
  const orders = await ordersOf(uow, inspection);
  const corrected = new Set(
    orders.filter(({ outcome }) => outcome === 'CORRECTED').map(({ findingId }) => findingId),
  );
  return violations.filter(({ id }) => !corrected.has(id)).map(({ itemCode }) => itemCode);
}
