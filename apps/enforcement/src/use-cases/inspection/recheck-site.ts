import { Deadline } from '@gezhi/deadlines';
import type { LocalDate, Result } from '@gezhi/kernel';
import { endOfDay, localDateOf, ok, refuse, valueOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { CorrectionOrder } from '../../domain/inspection/correction-order.entity';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import { checkCoversExactly } from '../../domain/inspection/inspection.rules';
import { INSPECTION_WORKFLOW } from './inspection-workflow';
import { ordersOf } from './violations';
import { WORK_CALENDAR } from './work-calendar';

export interface RecheckSiteInput extends StepInput {
  readonly results: readonly {
    readonly itemCode: string;
    /** The day it had been put right; left out when it had not. */
    readonly correctedOn?: string | null;
  }[];
}

/** Looks again at everything that was ordered (复查). A correction is in time by the day it was made. */
export function recheckSite(
  useCase: UseCase,
  input: RecheckSiteInput,
): Promise<Result<Inspection>> {
  return takeStep(useCase, INSPECTION_WORKFLOW, 'recheck', input, async (inspection, uow) => {
    const orders = await ordersOf(uow, inspection);
    const codes = orders.map(({ itemCode }) => itemCode);
    const fit = checkCoversExactly(input.results, codes, 'results');
    if (!fit.ok) return fit;
    for (const [index, { itemCode, correctedOn }] of input.results.entries()) {
      const order = orders.find((each) => each.itemCode === itemCode) as CorrectionOrder;
      const path = ['input', 'results', String(index), 'correctedOn'];
      const written = writeResult(uow, order, (correctedOn ?? null) as LocalDate | null, path);
      if (!written.ok) return written;
    }
    await uow.manager.save(orders);
    return ok();
  });
}

function writeResult(
  uow: UnitOfWork,
  order: CorrectionOrder,
  correctedOn: LocalDate | null,
  path: readonly string[],
): Result<void> {
  const today = localDateOf(uow.now);
  const orderedOn = localDateOf(order.deadline.startedAt);
  if (correctedOn !== null && (correctedOn < orderedOn || correctedOn > today)) {
    return refuse('CORRECTION_DATE', { path, orderedOn, today });
  }
  order.outcome = correctedOn === null ? 'NOT_CORRECTED' : 'CORRECTED';
  order.correctedOn = correctedOn;
  order.recheckedAt = uow.now;
  if (correctedOn !== null) {
    const made = endOfDay(correctedOn) < uow.now ? endOfDay(correctedOn) : uow.now;
    const met = valueOf(Deadline.fromRecord(order.deadline).meet(made, WORK_CALENDAR));
    Object.assign(order.deadline, met.toRecord());
  }
  touch(order, uow.now);
  return ok();
}
