import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { handles, isOwnReport } from '../../domain/contact/contact.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { unmaskReporterContact } from '../../use-cases/contact/unmask-contact';
import type { GridContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import { UnmaskReporterContactInput } from './contact.input';
import { contactOfEvent } from './contact.loader';
import { ReporterContactType, UnmaskedReporterContactType } from './contact.type';

/** A contact beside the report whose holder may see it in full. */
export interface ContactOfEvent {
  readonly event: Pick<GovEvent, 'reporterSubject'>;
  readonly name: string | null;
  readonly phone: string | null;
}

const UnmaskReporterContactResult = mutationResult(
  'UnmaskReporterContactResult',
  'UnmaskedReporterContact',
  () => UnmaskedReporterContactType,
);

@Resolver(() => GovEventType)
export class ContactResolver {
  @FieldResolver(() => ReporterContactType, {
    nullable: true,
    description:
      'How the reporter can be reached, masked. For the reporter and the team that handles the event; null for ' +
      'everybody else, and where no contact is kept.',
  })
  async reporterContact(
    @Root() event: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<ContactOfEvent | null> {
    const { actor } = context;
    if (!handles(actor, event) && !isOwnReport(actor, event)) return null;
    const contact = await contactOfEvent(context, event.id);
    return contact && { event, name: contact.name, phone: contact.phone };
  }

  @Authenticated()
  @Mutation(() => UnmaskReporterContactResult, {
    description:
      'Shows the contact of a reporter in full, once, and records who was shown it and why. Roles: command centres ' +
      'within their areas and handlers of the organisations that lead or assist, with a purpose and the case number ' +
      'in the access token; at most 50 a day.',
  })
  unmaskReporterContact(
    @Ctx() context: GridContext,
    @Arg('input', () => UnmaskReporterContactInput) input: UnmaskReporterContactInput,
  ): Promise<Result<ContactDetails>> {
    return unmaskReporterContact(context, input);
  }
}
