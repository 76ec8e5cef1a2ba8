import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { isVisibleTo, unmark } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { noteOnEvent } from '../event/note-on-event';
import { noteRepeated, setRepeat, withdrawRepeat } from './suspect-repeat';

export interface ConfirmRepeatInput extends StepInput {
  /** The closed event it repeats; left out, the one suspected. */
  readonly ofId?: string | null;
}

/** Finds that an event repeats a closed one (确认重复): the one suspected, or another the caller names. */
export function confirmRepeat(
  useCase: UseCase,
  input: ConfirmRepeatInput,
): Promise<Result<GovEvent>> {
  return decide(useCase, 'confirmRepeat', input, async (event, uow) => {
    const named = input.ofId ?? null;
    if (named !== null && named !== event.repeatOfId) {
      const before = await lockById(uow, GovEvent, named);
      if (!before || !isVisibleTo(useCase.actor, before))
        return refuse('NOT_FOUND', { path: ['input', 'ofId'], type: 'GovEvent', id: named });
      if (before.closedAt === null || before.closedAt > event.reportedAt)
        return refuse('REPEATED_NOT_CLOSED', { path: ['input', 'ofId'], number: before.number });
      await withdrawRepeat(uow, event);
      setRepeat(event, named);
      await noteRepeated(uow, event, named);
    }
    if (event.repeatOfId === null || event.repeatState === 'REFUTED')
      return refuse('NO_REPEAT', { number: event.number });
    event.repeatState = 'CONFIRMED';
    return ok();
  });
}

/** Finds that it is another matter (排除重复): the link is taken back, and figures no longer count it. */
export function refuteRepeat(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return decide(useCase, 'refuteRepeat', input, async (event, uow) => {
    if (event.repeatOfId === null) return refuse('NO_REPEAT', { number: event.number });
    await withdrawRepeat(uow, event);
    unmark(event, 'REPEAT');
    event.repeatState = 'REFUTED';
    return ok();
  });
}

function decide(
  { actor, clock, database }: UseCase,
  action: 'confirmRepeat' | 'refuteRepeat',
  input: StepInput,
  change: (event: GovEvent, uow: UnitOfWork) => Promise<Result<void>>,
): Promise<Result<GovEvent>> {
  const { id, note } = input;
  const clean = withoutPersonalData({ note });
  if (!clean.ok) return Promise.resolve(clean);
  return inTransaction(database, clock, async (uow) => {
    const event = await lockById(uow, GovEvent, id);
    if (!event || !isVisibleTo(actor, event))
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GovEvent', id });
    const { areaCode } = event;
    const allowed = authorise(actor, GRID_PERMISSIONS, `event.${action}`, { areaCode });
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, event);
    if (!current.ok) return current;
    const decided = await change(event, uow);
    if (!decided.ok) return decided;
    await noteOnEvent(uow, actor, event, action, note ?? null);
    return ok(event);
  });
}
