import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Claim } from '../../domain/claim/claim.entity';
import { hasRoomForAssistant, mayTakePart } from '../../domain/claim/claim.rules';
import { asMember } from '../alliance/membership';
import { CLAIM_WORKFLOW } from './claim-workflow';

/** Joins a claim that another member leads (协助认领). */
export function assistClaim(useCase: UseCase, input: StepInput): Promise<Result<Claim>> {
  return takeStep(useCase, CLAIM_WORKFLOW, 'assist', input, async (claim, uow) => {
    const member = await asMember(uow, claim.allianceId, useCase.actor);
    if (!member.ok) return member;
    const free = mayTakePart(claim, member.value);
    if (!free.ok) return free;
    const room = hasRoomForAssistant(claim);
    if (!room.ok) return room;
    claim.assistantIds = [...claim.assistantIds, member.value];
    return ok();
  });
}
