import type { LocalDate, Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { Claim } from './claim.entity';

/** More help than this is an alliance project of its own. */
export const MOST_ASSISTANTS = 20;

/** Days within which an item must be claimed, unless its owner says otherwise. */
export const CLAIM_DAYS = { least: 7, usual: 60, most: 180 } as const;

/** All who deliver: the lead claimer and the assistants. */
export function claimersOf({ leadOrganizationId, assistantIds }: Claim): readonly string[] {
  return leadOrganizationId === null ? assistantIds : [leadOrganizationId, ...assistantIds];
}

/** Who meets a need is somebody else than who has it. */
export function mayTakePart(claim: Claim, organizationId: string): Result<void> {
  if (organizationId === claim.ownerOrganizationId) return refuse('OWNER_CANNOT_CLAIM');
  if (claimersOf(claim).includes(organizationId)) return refuse('ALREADY_TAKES_PART');
  return ok();
}

export function isInTime({ claimBy }: Claim, today: LocalDate): Result<void> {
  return today <= claimBy ? ok() : refuse('CLAIM_PERIOD_OVER', { claimBy });
}

export function isOverdue({ claimBy }: Claim, today: LocalDate): Result<void> {
  return today > claimBy ? ok() : refuse('CLAIM_PERIOD_RUNS', { claimBy });
}

export function hasRoomForAssistant({ assistantIds }: Claim): Result<void> {
  if (assistantIds.length < MOST_ASSISTANTS) return ok();
  return refuse('LIMIT_EXCEEDED', {
    field: 'assistants',
    given: assistantIds.length + 1,
    limit: MOST_ASSISTANTS,
  });
}

export function byOwner(claim: Claim, organizationId: string | null): Result<void> {
  return organizationId === claim.ownerOrganizationId ? ok() : refuse('NOT_THE_OWNER');
}

export function byLeadClaimer(claim: Claim, organizationId: string | null): Result<void> {
  return organizationId === claim.leadOrganizationId ? ok() : refuse('NOT_THE_LEAD_CLAIMER');
}

/** Verification is the owner's, never a claimer's. */
export function mayVerify(claim: Claim, organizationId: string | null): Result<void> {
  if (organizationId !== null && claimersOf(claim).includes(organizationId)) {
    return refuse('VERIFIER_IS_CLAIMER');
  }
  return byOwner(claim, organizationId);
}

/** The owner may return a claim until it is verified, the lead claimer until it is delivered. */
export function mayReturn(claim: Claim, organizationId: string | null): Result<void> {
  if (claim.state === 'DELIVERED') return byOwner(claim, organizationId);
  return byOwner(claim, organizationId).ok ? ok() : byLeadClaimer(claim, organizationId);
}
