import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { created } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { CorrectionOrder } from '../../domain/inspection/correction-order.entity';
import type { Finding } from '../../domain/inspection/finding.entity';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import { checkCoversExactly } from '../../domain/inspection/inspection.rules';
import { INSPECTION_WORKFLOW } from './inspection-workflow';
import { violationsOf } from './violations';
import { WORK_CALENDAR } from './work-calendar';

export interface OrderCorrectionInput extends StepInput {
  readonly orders: readonly {
    readonly itemCode: string;
    readonly requirement: string;
    readonly workdays: number;
  }[];
}

const BASIS = '行政处罚法 art. 28 (责令改正), art. 85 (工作日)';

/** Orders every violation of the visit to be put right (责令改正), each by its own working day. */
export function orderCorrection(
  useCase: UseCase,
  input: OrderCorrectionInput,
): Promise<Result<Inspection>> {
  return takeStep(
    useCase,
    INSPECTION_WORKFLOW,
    'orderCorrection',
    input,
    async (inspection, uow) => {
      const violations = await violationsOf(uow, inspection);
      if (violations.length === 0) return refuse('NO_VIOLATION');
      const codes = violations.map(({ itemCode }) => itemCode);
      const fit = checkCoversExactly(input.orders, codes, 'orders');
      if (!fit.ok) return fit;
      for (const [index, { requirement }] of input.orders.entries()) {
        const clean = withoutPersonalData({ requirement }, ['input', 'orders', String(index)]);
        if (!clean.ok) return clean;
      }
      const orders = input.orders.map(({ itemCode, requirement, workdays }) => {
        const finding = violations.find((each) => each.itemCode === itemCode) as Finding;
        const deadline = Deadline.start(
          {
            kind: 'inspection.correction',
            unit: 'WORKDAY',
            amount: workdays,
            startedAt: uow.now,
            basis: BASIS,
          },
          WORK_CALENDAR,
        );
        return uow.manager.create(CorrectionOrder, {
          ...created(uow.now),
          id: newId(uow.now),
          inspectionId: inspection.id,
          findingId: finding.id,
          itemCode,
          areaCode: inspection.areaCode,
          organizationId: inspection.leadOrganizationId,
          requirement,
          deadline: deadline.toRecord(),
          outcome: 'PENDING',
          correctedOn: null,
          recheckedAt: null,
        });
      });
      await uow.manager.insert(CorrectionOrder, orders);
      return ok();
    },
  );
}
