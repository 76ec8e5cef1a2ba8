import type { Result } from '@gezhi/kernel';
import { withoutPersonalData } from '@gezhi/kernel';
import type { Change, StepInput, UseCase, Workflow } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { Dispute, DisputeTransition } from '../../domain/dispute/dispute.entity';
import { DISPUTE_PERMISSIONS } from '../../domain/dispute/dispute.permissions';
import { seesDispute } from '../../domain/dispute/dispute.rules';
import type { DisputeAction, DisputeState } from '../../domain/dispute/dispute.states';
import { DISPUTE_MACHINE } from '../../domain/dispute/dispute.states';

export const DISPUTE_WORKFLOW: Workflow<Dispute, DisputeState, DisputeAction, DisputeTransition> = {
  name: 'dispute',
  entity: Dispute,
  machine: DISPUTE_MACHINE,
  permissions: DISPUTE_PERMISSIONS,
  history: DisputeTransition,
  historyKey: 'disputeId',
  target: ({ areaCode, committeeId }) => ({ areaCode, organizationId: committeeId }),
  isVisible: (dispute, actor) => seesDispute(actor, dispute),
};

/** One step of a dispute; texts that stay with it are kept free of personal data. */
export async function takeDisputeStep(
  useCase: UseCase,
  action: DisputeAction,
  input: StepInput,
  change?: Change<Dispute>,
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<Dispute>> {
  const clean = withoutPersonalData(texts);
  return clean.ok ? takeStep(useCase, DISPUTE_WORKFLOW, action, input, change) : clean;
}
