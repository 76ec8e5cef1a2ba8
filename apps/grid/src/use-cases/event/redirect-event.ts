import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { RedirectChannel } from '../../domain/event/event.codes';
import { checkRedirect } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';

export interface RedirectEventInput extends StepInput {
  readonly channel: RedirectChannel;
}

/** Shows a matter that belongs elsewhere the right way (告知途径). */
export function redirectEvent(
  useCase: UseCase,
  input: RedirectEventInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'redirect', input, (event) => {
    event.redirectChannel = input.channel;
    return checkRedirect(input.channel, input.note);
  });
}
