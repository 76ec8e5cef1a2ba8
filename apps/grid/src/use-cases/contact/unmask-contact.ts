import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UnmaskInput, UseCase } from '@gezhi/workflow';
import { noteUnmasking } from '@gezhi/workflow';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { orderedOf } from '../../domain/contact/contact.rules';
import { EventContact } from '../../domain/contact/event-contact.entity';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { EventReporter } from '../../domain/merge/event-reporter.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';

export interface UnmaskContactInput extends UnmaskInput {
  readonly eventId: string;
  /** The event merged into it whose reporter is meant. */
  readonly mergedEventId?: string | null;
}

/**
 * Shows the handling team how the reporter can be reached, once, and notes who was shown it and why.
 * Answers NOT_FOUND, FORBIDDEN, NO_CONTACT, or what `noteUnmasking` refuses.
 */
export async function unmaskReporterContact(
  { actor, clock, database }: UseCase,
  input: UnmaskContactInput,
): Promise<Result<ContactDetails>> {
  const { eventId } = input;
  const unknown = refuse('NOT_FOUND', {
    path: ['input', 'eventId'],
    type: 'GovEvent',
    id: eventId,
  });
  if (!isId(eventId)) return unknown;
  return inTransaction(database, clock, async (uow) => {
    const event = await uow.manager.findOneBy(GovEvent, { id: eventId });
    if (!event || !isVisibleTo(actor, event)) return unknown;
    const { areaCode, leadOrganizationId, number } = event;
    const allowed = authorise(actor, GRID_PERMISSIONS, 'contact.unmask', {
      areaCode,
      organizationId: orderedOf(actor, event) ?? leadOrganizationId,
    });
    if (!allowed.ok) return allowed;
    const noted = await noteUnmasking(uow, actor, input, {
      type: 'GovEvent',
      id: eventId,
      areaCode,
    });
    if (!noted.ok) return noted;
    const { mergedEventId } = input;
    if (mergedEventId) {
      const merged = { originEventId: mergedEventId, eventId };
      if (!(await uow.manager.existsBy(EventReporter, merged)))
        return refuse('NO_CONTACT', { path: ['input', 'mergedEventId'], number });
    }
    const reported = { eventId: mergedEventId ?? eventId };
    const contact = await uow.manager.findOneBy(EventContact, reported);
    return contact?.phone
      ? ok({ name: contact.name, phone: contact.phone })
      : refuse('NO_CONTACT', { number });
  });
}
