import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { SUGGESTION_ANSWERED } from '../../domain/event/event.notifications';
import { isVisibleTo } from '../../domain/event/event.rules';
import { OPEN_STATES } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import type { SuggestionDecision } from '../../domain/suggestion/suggestion.codes';
import { SuggestionAnswer } from '../../domain/suggestion/suggestion-answer.entity';
import { noteOnEvent } from '../event/note-on-event';
import { linkCases } from '../link/link-cases';
import { tellReporters } from '../merge/tell-reporters';

export interface AnswerSuggestionInput extends StepInput {
  readonly decision: SuggestionDecision;
  /** Published with the suggestion. */
  readonly reason: string;
  /** The event that carries it out. */
  readonly followUpId?: string | null;
}

/**
 * Answers a suggestion (建议答复): adopted, in part or not, and why; whoever made it is told. The last answer counts.
 * Answers NOT_FOUND, FORBIDDEN, CONFLICT, NOT_A_SUGGESTION, PERSONAL_DATA_IN_TEXT.
 */
export async function answerSuggestion(
  { actor, clock, database }: UseCase,
  input: AnswerSuggestionInput,
): Promise<Result<GovEvent>> {
  const { id, decision, reason, note = null, followUpId = null } = input;
  const clean = withoutPersonalData({ reason, note });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const event = await lockById(uow, GovEvent, id);
    if (!event || !isVisibleTo(actor, event))
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GovEvent', id });
    const { areaCode, leadOrganizationId, number } = event;
    const target = { areaCode, organizationId: leadOrganizationId };
    const allowed = authorise(actor, GRID_PERMISSIONS, 'event.answer', target);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, event);
    if (!current.ok) return current;
    const open = OPEN_STATES.includes(event.state) && event.acceptedAt !== null;
    if (event.nature !== 'SUGGESTION' || !open) return refuse('NOT_A_SUGGESTION', { number });
    if (followUpId !== null) {
      const followUp = await uow.manager.findOneBy(GovEvent, { id: followUpId });
      if (!followUp || followUp.id === id || !isVisibleTo(actor, followUp))
        return refuse('NOT_FOUND', {
          path: ['input', 'followUpId'],
          type: 'GovEvent',
          id: followUpId,
        });
      const from = { type: 'GovEvent', id: followUpId } as const;
      await linkCases(uow, from, 'FOLLOW_UP', { type: 'GovEvent', id });
    }
    await uow.manager.upsert(
      SuggestionAnswer,
      {
        ...{ eventId: id, decision, reason, followUpId },
        organizationId: actor.organizationId,
        answeredAt: uow.now,
      },
      ['eventId'],
    );
    await noteOnEvent(uow, actor, event, 'answer', note);
    await tellReporters(uow, event, SUGGESTION_ANSWERED, { decision });
    return ok(event);
  });
}
