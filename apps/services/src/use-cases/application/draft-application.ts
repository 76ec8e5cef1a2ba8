import { authorise, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, isWithin, localDateOf, newId, ok, parseAreaCode, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import type { ApplicantKind, ApplicationChannel } from '../../domain/application/application.codes';
import { Application } from '../../domain/application/application.entity';
import { checkChannel } from '../../domain/application/application.rules';
import { newTrackingCode } from '../../domain/application/tracking-code';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { contactGiven } from '../../domain/contact/contact.rules';
import { ServiceItem } from '../../domain/item/service-item.entity';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';
import { keepContact } from '../contact/keep-contact';
import { APPLICATION_WORKFLOW } from './application-workflow';
import { versionInForceOn } from './version-of-application';

export interface DraftApplicationInput {
  readonly clientMutationId?: string | null;
  readonly serviceItemId: string;
  readonly areaCode: string;
  readonly applicantKind: ApplicantKind;
  readonly channel: ApplicationChannel;
  readonly mandateNumber?: string | null;
  readonly receivingOrganizationId?: string | null;
  readonly counter?: string | null;
  readonly contact?: { readonly name?: string | null; readonly phone: string } | null;
}

/** Begins an application (草稿) for an item in force; what it is about stays with the deciding organisation. */
export async function draftApplication(
  useCase: UseCase,
  input: DraftApplicationInput,
): Promise<Result<Application>> {
  const { actor, clock, database } = useCase;
  const areaCode = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!areaCode.ok) return areaCode;
  const target = { areaCode: areaCode.value };
  const allowed = authorise(actor, SERVICES_PERMISSIONS, 'application.draft', target);
  if (!allowed.ok) return allowed;
  const contact = contactGiven(input.contact);
  if (!contact.ok) return contact;
  const key = input.clientMutationId ?? null;
  // Kept as a hash for ever; a telephone number could be found in one by trying.
  const body = { ...input, contact: null };
  const request = { subject: actor.subject, key, operation: 'draftApplication', body };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => draft(uow, useCase, input, contact.value),
      (id) => uow.manager.findOneBy(Application, { id }),
    ),
  );
}

async function draft(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: DraftApplicationInput,
  contact: ContactDetails | null,
): Promise<Result<Application>> {
  const { serviceItemId, areaCode, applicantKind, channel } = input;
  const item = isId(serviceItemId)
    ? await uow.manager.findOneBy(ServiceItem, { id: serviceItemId })
    : null;
  if (!item) {
    const path = ['input', 'serviceItemId'];
    return refuse('NOT_FOUND', { path, type: 'ServiceItem', id: serviceItemId });
  }
  if (!isWithin(areaCode, item.areaCode)) {
    const path = ['input', 'areaCode'];
    return refuse('ITEM_NOT_OFFERED_THERE', { path, areaCode, offeredIn: item.areaCode });
  }
  const version = await versionInForceOn(uow, serviceItemId, localDateOf(uow.now));
  if (!version.ok) return version;
  const offered = checkChannel(input, version.value.channelTags);
  if (!offered.ok) return offered;
  const application = uow.manager.create(Application, {
    ...created(uow.now),
    id: newId(uow.now),
    trackingCode: newTrackingCode(),
    serviceItemId,
    serviceItemVersionId: version.value.id,
    state: 'DRAFT',
    applicantKind,
    applicantSubject: hasRole(actor, 'RESIDENT') ? actor.subject : null,
    areaCode,
    channel,
    mandateNumber: input.mandateNumber ?? null,
    receivingOrganizationId: input.receivingOrganizationId ?? null,
    counter: input.counter ?? null,
    implementingOrganizationId: version.value.implementingOrganizationId,
    ...NOTHING_YET,
  });
  await beginLife(uow, APPLICATION_WORKFLOW, actor, application, 'draft');
  if (contact) await keepContact(uow, application.id, contact);
  return ok(application);
}

/** What later steps fill in. */
const NOTHING_YET = {
  submittedAt: null,
  receivedAt: null,
  correctionRequestedAt: null,
  correctionMaterials: [],
  acceptedAt: null,
  deemedAcceptedAt: null,
  dueAt: null,
  specialProcedure: null,
  specialUntil: null,
  specialNotice: null,
  extendedBy: 0,
  extensionApproval: null,
  decidedAt: null,
  outcome: null,
  reason: null,
  reconsiderationBody: null,
  litigationCourt: null,
  lateReason: null,
  decisionDays: null,
  licenceNumber: null,
  issuedAt: null,
  completedAt: null,
  reviewInvitedAt: null,
} satisfies Partial<Application>;
