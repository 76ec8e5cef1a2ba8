import { authorise, isSignedIn } from '@gezhi/identity';
import type { AreaCode, Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, parseAreaCode, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { contactGiven } from '../../domain/contact/contact.rules';
import { Area } from '../../domain/area/area.entity';
import type { EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import { checkPlace, mark } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { untouched } from '../../domain/event/new-event';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { keepContact } from '../contact/keep-contact';
import { hasDuplicates } from './duplicates';
import { EVENT_WORKFLOW } from './event-workflow';

export interface ReportEventInput {
  readonly clientMutationId?: string | null;
  readonly source: EventSource;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  readonly areaCode: string;
  readonly unlocated: boolean;
  readonly anonymous: boolean;
  readonly title: string;
  readonly description: string;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly contact?: { readonly name?: string | null; readonly phone: string } | null;
}

/** Takes in a matter (接收). Repeating the call with the same clientMutationId makes no second event. */
export async function reportEvent(
  useCase: UseCase,
  input: ReportEventInput,
): Promise<Result<GovEvent>> {
  const { actor, clock, database } = useCase;
  const areaCode = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!areaCode.ok) return areaCode;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'event.report', { areaCode: areaCode.value });
  if (!allowed.ok) return allowed;
  const { title, description } = input;
  const clean = withoutPersonalData({ title, description });
  if (!clean.ok) return clean;
  const contact = contactGiven(input);
  if (!contact.ok) return contact;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'reportEvent',
    // Kept as a hash for ever; a telephone number could be found in one by trying.
    body: { ...input, contact: null },
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => takeIn(uow, useCase, input, { areaCode: areaCode.value, contact: contact.value }),
      // Also one reported anonymously: the key is the caller's, and the call was.
      (id) => uow.beyondSight((manager) => manager.findOneBy(GovEvent, { id })),
    ),
  );
}

async function takeIn(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: ReportEventInput,
  { areaCode, contact }: { readonly areaCode: AreaCode; readonly contact: ContactDetails | null },
): Promise<Result<GovEvent>> {
  const { source, nature, urgency, unlocated, anonymous, title, description } = input;
  const place = checkPlace(areaCode, unlocated);
  if (!place.ok) return place;
  const known = await uow.manager.existsBy(Area, { code: areaCode, validTo: IsNull() });
  if (!known) return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], areaCode });
  const id = newId(uow.now);
  const event = uow.manager.create(GovEvent, {
    ...untouched(),
    ...created(uow.now),
    id,
    number: eventNumber(id, uow.now),
    ...{ source, nature, urgency, areaCode, unlocated, anonymous, title, description },
    longitude: input.longitude ?? null,
    latitude: input.latitude ?? null,
    reporterSubject: anonymous || !isSignedIn(actor) ? null : actor.subject,
    reportedAt: uow.now,
  });
  if (await hasDuplicates(uow, event)) mark(event, 'POTENTIAL_DUPLICATE');
  // Whoever reports anonymously, or for another place, does not see the event afterwards.
  return uow.beyondSight(async () => {
    await beginLife(uow, EVENT_WORKFLOW, actor, event, 'report');
    if (contact) await keepContact(uow, id, contact);
    return ok(event);
  });
}

/** The day and the last digits of the key: short enough to read out, unique without a counter to wait for. */
function eventNumber(id: string, now: Date): string {
  return `${localDateOf(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
}
