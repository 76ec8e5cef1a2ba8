import type { Result } from '@gezhi/kernel';
import { withoutPersonalData } from '@gezhi/kernel';
import type { Change, StepInput, UseCase, Workflow } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { Risk, RiskTransition } from '../../domain/risk/risk.entity';
import { RISK_PERMISSIONS } from '../../domain/risk/risk.permissions';
import { seesRisk } from '../../domain/risk/risk.rules';
import type { RiskAction, RiskState } from '../../domain/risk/risk.states';
import { RISK_MACHINE } from '../../domain/risk/risk.states';

export const RISK_WORKFLOW: Workflow<Risk, RiskState, RiskAction, RiskTransition> = {
  name: 'risk',
  entity: Risk,
  machine: RISK_MACHINE,
  permissions: RISK_PERMISSIONS,
  history: RiskTransition,
  historyKey: 'riskId',
  target: ({ areaCode, ownerOrganizationId }) => ({
    areaCode,
    organizationId: ownerOrganizationId,
  }),
  isVisible: (risk, actor) => seesRisk(actor, risk),
};

/** One step of a risk. Texts that stay with it are kept free of personal data. */
export async function takeRiskStep(
  useCase: UseCase,
  action: RiskAction,
  input: StepInput,
  change: Change<Risk>,
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<Risk>> {
  const clean = withoutPersonalData(texts);
  return clean.ok ? takeStep(useCase, RISK_WORKFLOW, action, input, change) : clean;
}

/** What a notification about a risk hangs on. */
export function aboutRisk({ id, areaCode }: Pick<Risk, 'id' | 'areaCode'>) {
  return { type: 'Risk', id, areaCode };
}
