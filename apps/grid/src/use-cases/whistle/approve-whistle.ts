import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { checkApprover } from '../../domain/whistle/whistle.rules';
import { takeWhistleStep } from './whistle-workflow';

export interface ApproveWhistleInput extends StepInput {
  /** The leader post it is approved for, such as 街道办事处主任; a post, never a name. */
  readonly post: string;
}

/** Approves a draft (审核) by a second account of the initiator, for one of its leader posts. */
export function approveWhistle(
  useCase: UseCase,
  input: ApproveWhistleInput,
): Promise<Result<Whistle>> {
  const change = (whistle: Whistle, { now }: { now: Date }) => {
    const other = checkApprover(whistle, useCase.actor);
    if (!other.ok) return other;
    whistle.approvedAt = now;
    whistle.approvedPost = input.post;
    return ok();
  };
  return takeWhistleStep(useCase, 'approve', input, change, { post: input.post });
}
