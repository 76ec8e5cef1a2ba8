import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { takeResponseStep } from './take-response-step';

export interface ReportWhistleResultInput extends StepInput {
  readonly result: string;
}

/** Reports what a responder has done (反馈结果). */
export function reportWhistleResult(
  useCase: UseCase,
  input: ReportWhistleResultInput,
): Promise<Result<WhistleResponse>> {
  const { result } = input;
  const steps = { action: 'reportResult', within: 'reportResult' } as const;
  const change = (response: WhistleResponse, _: unknown, { now }: { now: Date }) => {
    response.result = result;
    response.resultAt = now;
    return ok();
  };
  return takeResponseStep(useCase, steps, input, change, { result });
}
