import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { ObjectionReason } from '../../domain/whistle/whistle.codes';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { checkObjection } from '../../domain/whistle/whistle-response.rules';
import { WHISTLE_OBJECTED } from '../../domain/whistle/whistle.notifications';
import { takeResponseStep } from './take-response-step';
import { ruleOfWhistle } from './whistle-rule';

export interface ObjectToWhistleInput extends StepInput {
  readonly reason: ObjectionReason;
}

/** Objects to being called (异议): once and soon. The clock runs on. */
export function objectToWhistle(
  useCase: UseCase,
  input: ObjectToWhistleInput,
): Promise<Result<WhistleResponse>> {
  const { reason } = input;
  const steps = { action: 'object', within: 'object' } as const;
  return takeResponseStep(useCase, steps, input, async (response, whistle, uow) => {
    const possible = checkObjection(response, await ruleOfWhistle(uow, whistle), uow.now);
    if (!possible.ok) return possible;
    response.objectedAt = uow.now;
    response.objectionState = 'PENDING';
    response.objectionReason = reason;
    const { number, areaCode } = whistle;
    await notify(uow, WHISTLE_OBJECTED, {
      to: { areaCode: areaCode.slice(0, 6), roles: ['DISTRICT_COMMAND'] },
      about: { type: 'WhistleResponse', id: response.id, areaCode },
      values: { number, areaCode, reason },
    });
    return ok();
  });
}
