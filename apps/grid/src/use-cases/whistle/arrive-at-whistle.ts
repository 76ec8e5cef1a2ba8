import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { ArrivalMode } from '../../domain/whistle/whistle.codes';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { takeResponseStep } from './take-response-step';

export interface ArriveAtWhistleInput extends StepInput {
  readonly mode: ArrivalMode;
}

/** Reports to a whistle (报到). An objection that still pends is dropped by it. */
export function arriveAtWhistle(
  useCase: UseCase,
  input: ArriveAtWhistleInput,
): Promise<Result<WhistleResponse>> {
  return takeResponseStep(
    useCase,
    { action: 'arrive', within: 'report' },
    input,
    (response, _, uow) => {
      response.arrivedAt = uow.now;
      response.arrivalMode = input.mode;
      if (response.objectionState === 'PENDING') response.objectionState = 'DROPPED';
      return ok();
    },
  );
}
