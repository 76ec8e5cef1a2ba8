import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Application } from '../../domain/application/application.entity';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { handles, isOwnApplication } from '../../domain/contact/contact.rules';
import { unmaskApplicantContact } from '../../use-cases/contact/unmask-contact';
import { ApplicationType } from '../application/application.type';
import type { ServicesContext } from '../context';
import { UnmaskApplicantContactInput } from './contact.input';
import { contactOfApplication } from './contact.loader';
import { ApplicantContactType, UnmaskedApplicantContactType } from './contact.type';

/** A contact beside the application whose rules say who may see it. */
export interface ContactOfApplication {
  readonly application: Application;
  readonly name: string | null;
  readonly phone: string | null;
}

const UnmaskApplicantContactResult = mutationResult(
  'UnmaskApplicantContactResult',
  'UnmaskedApplicantContact',
  () => UnmaskedApplicantContactType,
);

@Resolver(() => ApplicationType)
export class ContactResolver {
  @FieldResolver(() => ApplicantContactType, {
    nullable: true,
    description:
      'How the applicant can be reached, masked. For the account the application was made with and those who handle ' +
      'it; null for everybody else, and where no contact is kept.',
  })
  async applicantContact(
    @Root() application: Application,
    @Ctx() context: ServicesContext,
  ): Promise<ContactOfApplication | null> {
    const { actor } = context;
    if (!handles(actor, application) && !isOwnApplication(actor, application)) return null;
    const contact = await contactOfApplication(context, application.id);
    return contact && { application, name: contact.name, phone: contact.phone };
  }

  @Authenticated()
  @Mutation(() => UnmaskApplicantContactResult, {
    description:
      'Shows the contact of an applicant in full, once, and records who was shown it and why. Roles: counters within ' +
      'their areas, counters and officers of the organisations that receive or decide, with a purpose and the case ' +
      'number in the access token; at most 50 a day.',
  })
  unmaskApplicantContact(
    @Ctx() context: ServicesContext,
    @Arg('input', () => UnmaskApplicantContactInput) input: UnmaskApplicantContactInput,
  ): Promise<Result<ContactDetails>> {
    return unmaskApplicantContact(context, input);
  }
}
