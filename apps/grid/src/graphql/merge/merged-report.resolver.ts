import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventReporter } from '../../domain/merge/event-reporter.entity';
import { contactOfEvent } from '../contact/contact.loader';
import type { ContactOfEvent } from '../contact/contact.resolver';
import { ReporterContactType } from '../contact/contact.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { MergedReportType } from './merge.type';

@Resolver(() => MergedReportType)
export class MergedReportResolver {
  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The event it was reported as; null where the caller may not see that.',
  })
  event(@Root() report: EventReporter, @Ctx() context: GridContext): Promise<GovEvent | null> {
    return eventById(context, report.originEventId);
  }

  @FieldResolver(() => ReporterContactType, {
    nullable: true,
    description: 'How whoever reported can be reached, masked; null where no contact is kept.',
  })
  async contact(
    @Root() { originEventId, subject }: EventReporter,
    @Ctx() context: GridContext,
  ): Promise<ContactOfEvent | null> {
    const contact = await contactOfEvent(context, originEventId);
    const { name, phone } = contact ?? {};
    return (
      contact && { event: { reporterSubject: subject }, name: name ?? null, phone: phone ?? null }
    );
  }
}
