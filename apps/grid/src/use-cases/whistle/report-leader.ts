import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { LeaderSide } from '../../domain/whistle/whistle.codes';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { reportLeader } from '../../domain/whistle/whistle.rules';
import { takeWhistleStep } from './whistle-workflow';

export interface ReportLeaderInput extends StepInput {
  readonly side: LeaderSide;
}

/** Records that one of the two leaders of a tough whistle reported (双报告). */
export function recordWhistleLeaderReport(
  useCase: UseCase,
  input: ReportLeaderInput,
): Promise<Result<Whistle>> {
  return takeWhistleStep(useCase, 'leaderReport', input, (whistle, uow) =>
    reportLeader(whistle, input.side, uow.now),
  );
}
