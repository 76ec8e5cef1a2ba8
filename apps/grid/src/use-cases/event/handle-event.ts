import { hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkEvidence } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { evidenceOf } from '../dispatch/kept-item';
import { checkChildren } from '../dispatch/children';
import { checkEvidenceOf } from '../attachment/use-attachments';
import { takeEventStep } from './event-workflow';

export interface HandleEventInput extends StepInput {
  readonly result: string;
  readonly evidence: readonly string[];
}

/**
 * Reports the result of handling (处置反馈), with evidence where the category demands it: stored attachments of the
 * event. Answers EVIDENCE_MISSING or EVIDENCE_UNKNOWN.
 */
export function handleEvent(useCase: UseCase, input: HandleEventInput): Promise<Result<GovEvent>> {
  const { result, evidence } = input;
  return takeEventStep(
    useCase,
    'handle',
    input,
    async (event, uow) => {
      const over = await checkChildren(event, uow);
      if (!over.ok) return over;
      const category = await evidenceOf(event, uow);
      const enough = checkEvidence(category, evidence);
      if (!enough.ok) return enough;
      event.handledByGridMember = hasRole(useCase.actor, 'GRID_MEMBER');
      const known = await checkEvidenceOf(uow, event, evidence);
      if (!known.ok) return known;
      event.result = result;
      event.evidence = [...new Set(evidence)];
      event.handledAt = uow.now;
      event.handlerSubject = useCase.actor.subject;
      return ok();
    },
    { result },
  );
}
