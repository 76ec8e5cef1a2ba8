import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { checkNamed } from '../../domain/whistle/whistle.rules';
import type { WhistleContent } from './draft-whistle';
import { cleanContent, contentOf } from './draft-whistle';
import { linkSources } from './source-events';
import { takeWhistleStep } from './whistle-workflow';

export interface ReviseWhistleInput extends StepInput, WhistleContent {}

/** Revises a draft (修改): what was approved is not what it says now, so it is approved anew. */
export async function reviseWhistle(
  useCase: UseCase,
  input: ReviseWhistleInput,
): Promise<Result<Whistle>> {
  const clean = cleanContent(input);
  if (!clean.ok) return clean;
  return takeWhistleStep(useCase, 'revise', input, (whistle, uow) => {
    const named = checkNamed(input.responders, whistle.initiatorOrganizationId);
    if (!named.ok) return named;
    Object.assign(whistle, contentOf(input), {
      approvedAt: null,
      approvedPost: null,
      drafterSubject: useCase.actor.subject,
    } satisfies Partial<Whistle>);
    return linkSources(uow, useCase.actor, whistle, input.eventIds);
  });
}
