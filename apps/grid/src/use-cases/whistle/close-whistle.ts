import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { takeWhistleStep } from './whistle-workflow';

/** Closes a whistle (销哨) after both sides have rated it. */
export function closeWhistle(useCase: UseCase, input: StepInput): Promise<Result<Whistle>> {
  return takeWhistleStep(useCase, 'close', input, (whistle, uow) => {
    whistle.closedAt = uow.now;
    return ok();
  });
}
