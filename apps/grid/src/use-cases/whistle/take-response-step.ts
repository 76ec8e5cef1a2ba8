import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion, followStep } from '@gezhi/workflow';
import { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import type { ResponseAction } from '../../domain/whistle/whistle-response.states';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';
import { isWhistleVisibleTo } from '../../domain/whistle/whistle.rules';
import type { WhistleAction } from '../../domain/whistle/whistle.states';
import { WHISTLE_MACHINE } from '../../domain/whistle/whistle.states';
import { assemble } from './assemble';
import { RESPONSE_WORKFLOW } from './whistle-workflow';

/** Checks a step of a responder and makes its change, with the whistle locked beside it. */
export type ResponseChange = (
  response: WhistleResponse,
  whistle: Whistle,
  uow: UnitOfWork,
) => Promise<Result<void>> | Result<void>;

interface Steps {
  /** The step of the responder, and what the whistle must allow for it. */
  readonly action: ResponseAction;
  readonly within: WhistleAction;
}

/**
 * One step of a responder. The whistle is locked first, so that the last of two that arrive at once sees the other
 * and the whistle goes on in the same transaction.
 */
export async function takeResponseStep(
  { actor, clock, database }: UseCase,
  { action, within }: Steps,
  input: StepInput,
  change: ResponseChange,
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<WhistleResponse>> {
  const clean = withoutPersonalData({ note: input.note, ...texts });
  if (!clean.ok) return clean;
  const { id } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'WhistleResponse', id });
  if (!isId(id)) return unknown;
  return inTransaction(database, clock, async (uow) => {
    const seen = await uow.manager.findOneBy(WhistleResponse, { id });
    const whistle = seen && (await lockById(uow, Whistle, seen.whistleId));
    if (!whistle || !isWhistleVisibleTo(actor, whistle)) return unknown;
    const response = await lockById(uow, WhistleResponse, id);
    if (!response) return unknown;
    const permission = `${RESPONSE_WORKFLOW.name}.${action}` as keyof typeof WHISTLE_PERMISSIONS;
    const target = RESPONSE_WORKFLOW.target(response);
    const allowed = authorise(actor, WHISTLE_PERMISSIONS, permission, target);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, response);
    if (!current.ok) return current;
    const possible = WHISTLE_MACHINE.next(whistle.state, within);
    if (!possible.ok) return possible;
    const { note } = input;
    const step = await followStep(uow, RESPONSE_WORKFLOW, actor, response, { action, note }, () =>
      change(response, whistle, uow),
    );
    if (!step.ok) return step;
    const assembled = await assemble(uow, actor, whistle);
    return assembled.ok ? ok(response) : assembled;
  });
}
