import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { MediatorPost, SessionOutcome } from '../../domain/dispute/dispute.codes';
import type { Dispute } from '../../domain/dispute/dispute.entity';
import { MediationSession } from '../../domain/dispute/dispute.entity';
import { DISPUTE_ASSIGNED } from '../../domain/dispute/dispute.notifications';
import { checkHeld } from '../../domain/dispute/dispute.rules';
import { takeDisputeStep } from './dispute-workflow';

export interface BeginMediationInput extends StepInput {
  /** The people's mediation committee. */
  readonly committeeId: string;
  /** Whether everybody involved wants to. */
  readonly consented: boolean;
}

/** Begins mediation (启动调解) by a committee, with the consent of everybody involved. */
export function beginMediation(
  useCase: UseCase,
  input: BeginMediationInput,
): Promise<Result<Dispute>> {
  const { committeeId, consented } = input;
  return takeDisputeStep(useCase, 'beginMediation', input, async (dispute, uow) => {
    if (!consented) return refuse('CONSENT_MISSING', { path: ['input', 'consented'] });
    dispute.committeeId = committeeId;
    await notify(uow, DISPUTE_ASSIGNED, {
      to: { organizationId: committeeId },
      about: { type: 'Dispute', id: dispute.id, areaCode: dispute.areaCode },
      values: { kind: dispute.kind },
    });
    return ok();
  });
}

export interface HoldSessionInput extends StepInput {
  readonly heldOn: string;
  readonly venue: string;
  readonly mediatorPosts: readonly MediatorPost[];
  readonly outcome: SessionOutcome;
}

/** Records a session that was held (调解会): when, where, who mediated by post, and how it ended. */
export function holdMediationSession(
  useCase: UseCase,
  input: HoldSessionInput,
): Promise<Result<Dispute>> {
  const { heldOn, venue, outcome } = input;
  return takeDisputeStep(
    useCase,
    'holdSession',
    input,
    async (dispute, uow) => {
      const held = checkHeld(heldOn, uow.now);
      if (!held.ok) return held;
      dispute.sessionCount += 1;
      await uow.manager.insert(MediationSession, {
        ...{ id: newId(uow.now), disputeId: dispute.id, heldOn, venue, outcome },
        mediatorPosts: [...new Set(input.mediatorPosts)],
        createdAt: uow.now,
      });
      return ok();
    },
    { venue },
  );
}
