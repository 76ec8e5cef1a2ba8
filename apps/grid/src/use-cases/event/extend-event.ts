import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { mark } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { pendingExtension } from '../extension/pending-extension';
import { changeEventClock } from './event-clock';
import { takeEventStep } from './event-workflow';

export interface ExtendEventInput extends StepInput {
  /** In the unit of the limit. */
  readonly by: number;
}

/** Extends the limit (延期) of the centre's own motion, once and before it runs out; a request is decided on instead. */
export function extendEvent(useCase: UseCase, input: ExtendEventInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'extend', input, async (event, uow) => {
    if (event.flags.includes('EXTENDED')) return refuse('EXTENDED_ALREADY');
    if (await pendingExtension(uow, event))
      return refuse('EXTENSION_PENDING', { number: event.number });
    const extended = await changeEventClock(event, uow, (clock, calendar) =>
      clock.extend(input.by, uow.now, calendar),
    );
    if (!extended.ok) return extended;
    mark(event, 'EXTENDED');
    return ok();
  });
}
