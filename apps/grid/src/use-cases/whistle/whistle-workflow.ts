import type { Result } from '@gezhi/kernel';
import { withoutPersonalData } from '@gezhi/kernel';
import type { Change, StepInput, UseCase, Workflow } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { RESPONSE_MACHINE } from '../../domain/whistle/whistle-response.states';
import type { ResponseAction, ResponseState } from '../../domain/whistle/whistle-response.states';
import { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { WhistleResponseTransition } from '../../domain/whistle/whistle-response-transition.entity';
import { WhistleTransition } from '../../domain/whistle/whistle-transition.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';
import { isWhistleVisibleTo } from '../../domain/whistle/whistle.rules';
import type { WhistleAction, WhistleState } from '../../domain/whistle/whistle.states';
import { WHISTLE_MACHINE } from '../../domain/whistle/whistle.states';

/** How whistles live: who may take which step is judged on the place and on whoever blew it. */
export const WHISTLE_WORKFLOW: Workflow<Whistle, WhistleState, WhistleAction, WhistleTransition> = {
  name: 'whistle',
  entity: Whistle,
  machine: WHISTLE_MACHINE,
  permissions: WHISTLE_PERMISSIONS,
  history: WhistleTransition,
  historyKey: 'whistleId',
  target: ({ areaCode, initiatorOrganizationId }) => ({
    areaCode,
    organizationId: initiatorOrganizationId,
  }),
  isVisible: (whistle, actor) => isWhistleVisibleTo(actor, whistle),
};

/** How responses live: judged on the responder. Their whistle is locked before them, always in this order. */
export const RESPONSE_WORKFLOW: Workflow<
  WhistleResponse,
  ResponseState,
  ResponseAction,
  WhistleResponseTransition
> = {
  name: 'whistleResponse',
  entity: WhistleResponse,
  machine: RESPONSE_MACHINE,
  permissions: WHISTLE_PERMISSIONS,
  history: WhistleResponseTransition,
  historyKey: 'responseId',
  target: ({ areaCode, organizationId }) => ({ areaCode, organizationId }),
};

/** One step of a whistle. Texts that stay with it are kept free of personal data. */
export async function takeWhistleStep(
  useCase: UseCase,
  action: WhistleAction,
  input: StepInput,
  change?: Change<Whistle>,
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<Whistle>> {
  const clean = withoutPersonalData(texts);
  return clean.ok ? takeStep(useCase, WHISTLE_WORKFLOW, action, input, change) : clean;
}
