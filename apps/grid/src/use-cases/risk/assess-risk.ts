import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { RiskDismissal, RiskLevel } from '../../domain/risk/risk.codes';
import type { Risk } from '../../domain/risk/risk.entity';
import { RISK_OWNED } from '../../domain/risk/risk.notifications';
import { checkAssessor, dayAhead, withOrganization } from '../../domain/risk/risk.rules';
import { aboutRisk, takeRiskStep } from './risk-workflow';

export interface AssessRiskInput extends StepInput {
  readonly level: RiskLevel;
  readonly reviewOn: string;
  /** Who answers for it, where that is somebody else than was registered. */
  readonly ownerOrganizationId?: string | null;
}

/**
 * Says how much is at stake, who answers for it and when it is looked at again (研判定级); as often as that changes.
 * Answers RISK_FINDER_ASSESSES, RISK_DATE_NOT_AHEAD.
 */
export function assessRisk(useCase: UseCase, input: AssessRiskInput): Promise<Result<Risk>> {
  return takeRiskStep(useCase, 'assess', input, async (risk, uow) => {
    const { level, ownerOrganizationId } = input;
    const other = checkAssessor(risk, useCase.actor, level);
    if (!other.ok) return other;
    const reviewOn = dayAhead(input.reviewOn, ['input', 'reviewOn'], uow.now);
    if (!reviewOn.ok) return reviewOn;
    Object.assign(risk, { level, assessedAt: uow.now });
    Object.assign(risk, { reviewOn: reviewOn.value, reviewLateTold: false });
    if (ownerOrganizationId) {
      risk.ownerOrganizationId = ownerOrganizationId;
      withOrganization(risk, ownerOrganizationId);
    }
    await notify(uow, RISK_OWNED, {
      to: { organizationId: risk.ownerOrganizationId },
      about: aboutRisk(risk),
      values: { number: risk.number, level, reviewOn: reviewOn.value },
    });
    return ok();
  });
}

export interface DismissRiskInput extends StepInput {
  readonly reason: RiskDismissal;
}

/** Does not keep it in the register (不予列入), saying why. */
export function dismissRisk(useCase: UseCase, input: DismissRiskInput): Promise<Result<Risk>> {
  return takeRiskStep(useCase, 'dismiss', input, (risk, { now }) => {
    Object.assign(risk, { dismissal: input.reason, endedAt: now, reviewOn: null });
    return ok();
  });
}
