import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { checkLeft } from '../../domain/whistle/whistle-response.rules';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_OBJECTION_DECIDED } from '../../domain/whistle/whistle.notifications';
import { responsesOf } from './assemble';
import { call } from './blow-whistle';
import { takeResponseStep } from './take-response-step';
import { ruleOfWhistle } from './whistle-rule';

export interface AcceptObjectionInput extends StepInput {
  /** Who is called instead; its own limit begins now. */
  readonly insteadOrganizationId?: string | null;
}

/** Accepts an objection (异议成立): the responder is excused, and another may be called instead. */
export function acceptWhistleObjection(
  useCase: UseCase,
  input: AcceptObjectionInput,
): Promise<Result<WhistleResponse>> {
  const steps = { action: 'acceptObjection', within: 'decideObjection' } as const;
  return takeResponseStep(useCase, steps, input, async (response, whistle, uow) => {
    const organizationId = input.insteadOrganizationId ?? null;
    if (organizationId === null) {
      const others = await responsesOf(uow, whistle.id);
      const left = checkLeft(others.filter(({ id }) => id !== response.id));
      if (!left.ok) return left;
    } else {
      const path = ['input', 'insteadOrganizationId'];
      const { initiatorOrganizationId, responderIds } = whistle;
      if (organizationId === initiatorOrganizationId || responderIds.includes(organizationId))
        return refuse('WHISTLE_RESPONDER_TWICE', { path, organizationId });
      whistle.responderIds = [...responderIds, organizationId];
      touch(whistle, uow.now);
      await uow.manager.save(whistle);
      const { lead, mandatory } = response;
      const rule = await ruleOfWhistle(uow, whistle);
      await call(uow, useCase.actor, whistle, { organizationId, lead, mandatory }, rule);
    }
    return decided(uow, response, whistle, 'ACCEPTED');
  });
}

/** Refuses an objection (异议不成立): the responder has to come, and the refusal is recorded. */
export function refuseWhistleObjection(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<WhistleResponse>> {
  const steps = { action: 'refuseObjection', within: 'decideObjection' } as const;
  return takeResponseStep(useCase, steps, input, (response, whistle, uow) =>
    decided(uow, response, whistle, 'REFUSED'),
  );
}

async function decided(
  uow: UnitOfWork,
  response: WhistleResponse,
  whistle: Whistle,
  decision: 'ACCEPTED' | 'REFUSED',
): Promise<Result<void>> {
  response.objectionState = decision;
  response.objectionDecidedAt = uow.now;
  const { number, areaCode, initiatorOrganizationId } = whistle;
  for (const organizationId of [response.organizationId, initiatorOrganizationId]) {
    await notify(uow, WHISTLE_OBJECTION_DECIDED, {
      to: { organizationId },
      about: { type: 'WhistleResponse', id: response.id, areaCode },
      values: { number, decision },
    });
  }
  return ok();
}
