import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UnmaskInput, UseCase } from '@gezhi/workflow';
import { noteUnmasking } from '@gezhi/workflow';
import { mayRead } from '../../domain/application/application.access';
import { Application } from '../../domain/application/application.entity';
import { ApplicationContact } from '../../domain/contact/application-contact.entity';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { officeOf } from '../../domain/contact/contact.rules';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';

export interface UnmaskContactInput extends UnmaskInput {
  readonly applicationId: string;
}

/**
 * Shows those who handle an application how the applicant can be reached, once, and notes who was shown it and why.
 * Answers NOT_FOUND, FORBIDDEN, NO_CONTACT, or what `noteUnmasking` refuses.
 */
export async function unmaskApplicantContact(
  { actor, clock, database }: UseCase,
  input: UnmaskContactInput,
): Promise<Result<ContactDetails>> {
  const { applicationId: id } = input;
  const path = ['input', 'applicationId'];
  const unknown = refuse('NOT_FOUND', { path, type: 'Application', id });
  if (!isId(id)) return unknown;
  return inTransaction(database, clock, async (uow) => {
    const application = await uow.manager.findOneBy(Application, { id });
    if (!application || !mayRead(application, actor)) return unknown;
    const { areaCode, implementingOrganizationId } = application;
    const allowed = authorise(actor, SERVICES_PERMISSIONS, 'contact.unmask', {
      areaCode,
      organizationId: officeOf(actor, application) ?? implementingOrganizationId,
    });
    if (!allowed.ok) return allowed;
    const noted = await noteUnmasking(uow, actor, input, { type: 'Application', id, areaCode });
    if (!noted.ok) return noted;
    const contact = await uow.manager.findOneBy(ApplicationContact, { applicationId: id });
    return contact?.phone
      ? ok({ name: contact.name, phone: contact.phone })
      : refuse('NO_CONTACT', { path });
  });
}
