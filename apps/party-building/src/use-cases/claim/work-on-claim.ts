import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Claim } from '../../domain/claim/claim.entity';
import { byLeadClaimer, byOwner, mayVerify } from '../../domain/claim/claim.rules';
import { CLAIM_WORKFLOW } from './claim-workflow';

/** The owner confirms who has claimed its need (双方确认). */
export function acceptClaim(useCase: UseCase, input: StepInput): Promise<Result<Claim>> {
  return takeStep(useCase, CLAIM_WORKFLOW, 'accept', input, (claim, uow) => {
    const allowed = byOwner(claim, useCase.actor.organizationId);
    if (!allowed.ok) return allowed;
    claim.acceptedAt = uow.now;
    return ok();
  });
}

/** The lead claimer sets to work (实施). */
export function startClaim(useCase: UseCase, input: StepInput): Promise<Result<Claim>> {
  return takeStep(useCase, CLAIM_WORKFLOW, 'start', input, (claim, uow) => {
    const allowed = byLeadClaimer(claim, useCase.actor.organizationId);
    if (!allowed.ok) return allowed;
    claim.startedAt = uow.now;
    return ok();
  });
}

export interface DeliverClaimInput extends StepInput {
  readonly delivery: string;
}

/** The lead claimer delivers and says what was done (交付). */
export function deliverClaim(useCase: UseCase, input: DeliverClaimInput): Promise<Result<Claim>> {
  const { delivery } = input;
  return takeStep(useCase, CLAIM_WORKFLOW, 'deliver', input, (claim, uow) => {
    const allowed = byLeadClaimer(claim, useCase.actor.organizationId);
    if (!allowed.ok) return allowed;
    const clean = withoutPersonalData({ delivery });
    if (!clean.ok) return clean;
    claim.deliveredAt = uow.now;
    claim.delivery = delivery;
    return ok();
  });
}

/** The owner of the need checks and confirms the delivery (验收); no claimer can. */
export function verifyClaim(useCase: UseCase, input: StepInput): Promise<Result<Claim>> {
  return takeStep(useCase, CLAIM_WORKFLOW, 'verify', input, (claim, uow) => {
    const allowed = mayVerify(claim, useCase.actor.organizationId);
    if (!allowed.ok) return allowed;
    claim.verifiedAt = uow.now;
    return ok();
  });
}
