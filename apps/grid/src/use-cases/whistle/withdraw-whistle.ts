import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { RESPONSE_MACHINE } from '../../domain/whistle/whistle-response.states';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_WITHDRAWN } from '../../domain/whistle/whistle.notifications';
import { responsesOf } from './assemble';
import { RESPONSE_WORKFLOW, takeWhistleStep } from './whistle-workflow';

/** Withdraws a whistle (撤哨) with a reason: nobody has to come any more. */
export function withdrawWhistle(useCase: UseCase, input: StepInput): Promise<Result<Whistle>> {
  const { actor } = useCase;
  return takeWhistleStep(useCase, 'withdraw', input, async (whistle, uow) => {
    const { id, number, areaCode } = whistle;
    for (const response of await responsesOf(uow, id)) {
      if (!RESPONSE_MACHINE.allowed(response.state).includes('release')) continue;
      const step = await followStep(uow, RESPONSE_WORKFLOW, actor, response, { action: 'release' });
      if (!step.ok) return step;
      await notify(uow, WHISTLE_WITHDRAWN, {
        to: { organizationId: response.organizationId },
        about: { type: 'Whistle', id, areaCode },
        values: { number, areaCode },
      });
    }
    return ok();
  });
}
