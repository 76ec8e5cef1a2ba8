import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { contactGiven } from '../../domain/contact/contact.rules';
import type { EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { attachToReport } from '../attachment/use-attachments';
import { keepContact } from '../contact/keep-contact';
import type { ExternalMatter } from '../intake/external-matter';
import {
  externalMatterOf,
  KnownMatters,
  lockMatters,
  systemsNamed,
} from '../intake/external-matter';
import { bringEvent } from './bring-event';
import type { FoundPlace } from './locate-matter';
import { locateMatter } from './locate-matter';

export interface ReportEventInput {
  readonly clientMutationId?: string | null;
  readonly source: EventSource;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  /** Left out, the point tells it. */
  readonly areaCode?: string | null;
  readonly unlocated: boolean;
  readonly anonymous: boolean;
  readonly title: string;
  readonly description: string;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly categoryCode?: string | null;
  readonly observedAt?: Date | null;
  /** The system it comes from, and its key there: both or neither. */
  readonly externalSystem?: string | null;
  readonly externalId?: string | null;
  /** Uploaded before, by the same account, for this report. */
  readonly attachmentIds?: readonly string[] | null;
  readonly contact?: { readonly name?: string | null; readonly phone: string } | null;
}

/**
 * Takes in a matter (接收). Repeating the call with the same clientMutationId, or with the same key of another system
 * (rule G12), makes no second event.
 */
export async function reportEvent(
  useCase: UseCase,
  input: ReportEventInput,
): Promise<Result<GovEvent>> {
  const { actor, clock, database } = useCase;
  const systems = await systemsNamed(useCase, [input]);
  const external = externalMatterOf(actor, input, systems);
  if (!external.ok) return external;
  const matters = external.value ? [external.value] : [];
  // Sent again it is answered without a transaction.
  const recalled = await KnownMatters.of(database.whole, matters);
  const known = external.value ? recalled.find(external.value) : ok(null);
  if (!known.ok || known.value) return known as Result<GovEvent>;
  const report = { input, external: external.value };
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async () => reportWithin(uow, actor, report, await lockMatters(uow, matters))),
  );
}

/** A matter with the key another system has for it. */
export interface Report {
  readonly input: ReportEventInput;
  readonly external: ExternalMatter | null;
}

/** One report of a transaction that reads every row and has locked the keys of its matters. */
export async function reportWithin(
  uow: UnitOfWork,
  actor: Actor,
  { input, external }: Report,
  known: KnownMatters,
): Promise<Result<GovEvent>> {
  const found = external ? known.find(external) : ok(null);
  if (!found.ok) return found;
  if (found.value) return ok(found.value);
  const place = await locateMatter(uow.manager, input);
  if (!place.ok) return place;
  const { areaCode } = place.value;
  // What another system brings in lies anywhere: its account was looked at before.
  const allowed = external
    ? ok()
    : authorise(actor, GRID_PERMISSIONS, 'event.report', { areaCode });
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
  const settled = { ...place.value, contact: contact.value, external };
  const made = await once(
    uow,
    request,
    () => takeIn(uow, { actor }, input, settled),
    // Also one reported anonymously: the key is the caller's, and the call was.
    (id) => uow.manager.findOneBy(GovEvent, { id }),
  );
  if (made.ok && external) known.note(external, made.value);
  return made;
}

/** What was settled before a matter is taken in. */
export interface Settled {
  readonly contact: ContactDetails | null;
  readonly external: ExternalMatter | null;
}

/** Makes the event of a reported matter, with what was attached and how whoever reports can be reached. */
export async function takeIn(
  uow: UnitOfWork,
  { actor }: Pick<UseCase, 'actor'>,
  input: ReportEventInput,
  { contact, ...found }: FoundPlace & Settled,
): Promise<Result<GovEvent>> {
  const event = await bringEvent(uow, actor, { ...input, ...found });
  if (!event.ok) return event;
  const attached = await attachToReport(uow, actor, event.value, input.attachmentIds ?? []);
  if (!attached.ok) return attached;
  if (contact) await uow.beyondSight(() => keepContact(uow, event.value.id, contact));
  return event;
}
