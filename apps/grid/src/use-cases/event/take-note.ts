import type { Permissions } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { Change, StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { isVisibleTo } from '../../domain/event/event.rules';
import type { EventNote } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { noteOnEvent } from './note-on-event';

/**
 * What somebody does to an event without moving it, in the order all steps share: load and lock, authorise, compare
 * the version, `change`, record. Answers NOT_FOUND, FORBIDDEN, CONFLICT, PERSONAL_DATA_IN_TEXT, or what `change` refuses.
 */
export function takeEventNote(
  { actor, clock, database }: UseCase,
  permissions: Permissions,
  action: EventNote,
  input: StepInput,
  change: Change<GovEvent>,
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<GovEvent>> {
  const { id } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GovEvent', id });
  if (!isId(id)) return Promise.resolve(unknown);
  return inTransaction(database, clock, async (uow) => {
    const event = await lockById(uow, GovEvent, id);
    if (!event || !isVisibleTo(actor, event)) return unknown;
    const { areaCode, leadOrganizationId: organizationId } = event;
    const allowed = authorise(actor, permissions, `event.${action}`, { areaCode, organizationId });
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, event);
    if (!current.ok) return current;
    const clean = withoutPersonalData({ note: input.note, ...texts });
    if (!clean.ok) return clean;
    const changed = await change(event, uow);
    if (!changed.ok) return changed;
    await noteOnEvent(uow, actor, event, action, input.note ?? null);
    return ok(event);
  });
}
